/** The entry of a worker: judges pieces of saved events, one after the other, and sends what it has found. */

import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { portableFilter } from "../../language/index.js";
import { type EventJudge, eventJudge } from "./eventJudge.js";
import { judgePiece } from "./judgePiece.js";
import type { FromWorker, ToWorker, WorkerTask } from "./workerMessages.js";

/** So many batches may be on their way. More would only fill the memory of whoever has to put them in order. */
const MOST_ON_THE_WAY = 8;

if (parentPort !== null) serve(parentPort, workerData);

function serve(port: MessagePort, { rules, ...options }: WorkerTask): void {
  const judge = eventJudge(
    rules.map(({ filter, suppressions }) => ({
      filter: portableFilter(filter),
      suppressions: suppressions.map(portableFilter),
    })),
  );
  if (judge === undefined) throw new Error("A worker is given rules that can be judged.");
  let errand: Errand | undefined;
  port.on("message", (message: ToWorker) => {
    if (message.kind === "judge") {
      errand = new Errand(port, judge, message);
      // What goes wrong here is a mistake of ours: it ends the worker, and whoever started it does its work.
      void errand.run(options);
    } else if (message.errand === errand?.number) errand.answer(message.kind);
  });
}

/** One piece of work. A class, because it waits and goes on. */
class Errand {
  readonly number: number;
  readonly #controller = new AbortController();
  #onTheWay = 0;
  #goOn: () => void = () => undefined;

  constructor(
    readonly port: MessagePort,
    readonly judge: EventJudge,
    readonly order: Extract<ToWorker, { kind: "judge" }>,
  ) {
    this.number = order.errand;
  }

  answer(kind: "taken" | "stop"): void {
    if (kind === "stop") this.#controller.abort();
    else this.#onTheWay--;
    this.#goOn();
  }

  async run(options: Pick<WorkerTask, "countsOnly" | "skim">): Promise<void> {
    const { signal } = this.#controller;
    const batches = judgePiece(this.order.piece, this.judge, { ...options, signal });
    for (;;) {
      const next = await batches.next();
      if (next.done) {
        this.#send({ kind: "done", errand: this.number, end: next.value });
        return;
      }
      const { bytes } = next.value;
      this.#send({ kind: "batch", errand: this.number, batch: next.value }, [bytes.buffer]);
      this.#onTheWay++;
      while (this.#onTheWay >= MOST_ON_THE_WAY && !signal.aborted) {
        await new Promise<void>((resolve) => {
          this.#goOn = resolve;
        });
      }
    }
  }

  #send(message: FromWorker, transferred: readonly ArrayBuffer[] = []): void {
    this.port.postMessage(message, transferred);
  }
}
