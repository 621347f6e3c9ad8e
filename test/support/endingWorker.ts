/** Our worker, but it ends in the middle of its work: after so many messages, by an exit or by a mistake. */

import { parentPort, workerData } from "node:worker_threads";

export interface Ending {
  readonly how: "exit" | "throw";
  /** How many messages it sends before. */
  readonly messages: number;
}

const { how, messages }: Ending = workerData.ending;
const port = parentPort;
if (port !== null) {
  const send = port.postMessage.bind(port);
  let sent = 0;
  port.postMessage = (message, transferred) => {
    if (sent++ < messages) send(message, transferred);
    else if (how === "exit") process.exit(3);
    else throw new Error("a mistake of ours");
  };
}
await import("../../server/src/workspace/events/judgingWorker.js");
