/** The entry of the command line. Only what concerns the process as a whole stands here. */

import { exitCodeOf, interruptionBy } from "./cli/exitCode.js";
import { outputFailure } from "./cli/outputFailure.js";

const controller = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // The first time, what is known so far is still printed; a second time means: at once.
    if (controller.signal.aborted) process.exit(exitCodeOf([interruptionBy(controller.signal)]));
    controller.abort(signal);
  });
}
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // The reader has seen enough (`| head`), which is no mistake.
    if (error.code === "EPIPE") process.exit(0);
    if (stream === process.stdout) process.stderr.write(outputFailure(error, process.argv.slice(2), process.env));
    process.exit(exitCodeOf(["internalError"]));
  });
}

// A part by itself, because all but this file is compiled beforehand.
import("./cli/run.js")
  .then(({ run }) => run(process.argv.slice(2), process, controller.signal))
  .then((code) => {
    process.exitCode = code;
    // What could not be written is seen above, and then that is the code. Standard input may still be open.
    process.stdout.write("", (error) => {
      if (!error) process.exit(code);
    });
  });
