/**
 * A program of its own, because memory can only be judged in a process that does nothing else: reads about 150 MB of
 * events that are made as they are read, and prints their number and the most memory that it took, in kilobytes.
 *
 * Arguments: what comes before the events, between two of them, and after them.
 */

import { readEvents } from "../../server/src/workspace/events/readEvents.js";
import { cloudTrailRecords } from "./eventForms.js";

const [head = "", between = "", tail = ""] = process.argv.slice(2);
const record = JSON.stringify({ ...JSON.parse(cloudTrailRecords(1)[0] ?? "{}"), requestID: "x".repeat(1_500) });

async function* bytes(): AsyncGenerator<Uint8Array> {
  const part = (record + between).repeat(100);
  yield Buffer.from(head);
  for (let sent = 0; sent < 150e6; sent += part.length) yield Buffer.from(part);
  yield Buffer.from(record + tail);
}

let count = 0;
for await (const item of readEvents({ kind: "stream", name: "-", stream: bytes() })) if (item.kind === "event") count++;
process.stdout.write(`${count} ${process.resourceUsage().maxRSS}`);
