/**
 * Gives memory back at once. What was unpacked of a file is large and soon used up; left to the garbage collector, it
 * outlives a few collections, which then grow longer and come more often: a tenth of the time that a folder takes.
 */

import { MessageChannel, type MessagePort } from "node:worker_threads";

/** Smaller ones may be part of memory that others use as well. */
const WORTH_RELEASING = 64 * 1024;

export type Release = (memory: ArrayBufferLike) => void;

/** Hands memory over to a port that is closed: nobody takes it, so it is freed. Afterwards it has no bytes any more. */
export function memoryRelease(): Release {
  // Made for the first packed file: most runs have none, and start sooner.
  let closed: MessagePort | undefined;
  return (memory) => {
    if (!(memory instanceof ArrayBuffer) || memory.byteLength < WORTH_RELEASING) return;
    closed ??= closedPort();
    closed.postMessage(undefined, [memory]);
  };
}

function closedPort(): MessagePort {
  const { port1 } = new MessageChannel();
  port1.close();
  return port1;
}
