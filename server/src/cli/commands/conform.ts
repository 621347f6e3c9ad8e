/**
 * `rulewright conform`: compares our verdicts with published ones. Events are taken as they are: nothing is unwrapped or
 * renamed.
 */

import { createReadStream } from "node:fs";
import { dirname, resolve } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import {
  analyse,
  type CompiledFilter,
  compile,
  Decimal,
  defineMessages,
  type EventRecord,
  type EventValue,
  type Message,
  parseJson,
  type Schema,
  toEvent,
} from "../../language/index.js";
import { errorCode } from "../../workspace/events/errorCode.js";
import { isFile } from "../../workspace/nodeFiles.js";
import { type Context, complain, type Troubles } from "../context.js";
import { interruptionBy, type Trouble } from "../exitCode.js";
import { shownText } from "../reporters/shownText.js";
import { findFiles, shown } from "../sourceFiles.js";

const messages = defineMessages("conform", {
  notACase: {
    en: "This line is no case: a JSON object with `filter`, and `event` and `expected` or `event_file` and `expected_lines`.",
    es: "Esta línea no es un caso: un objeto JSON con `filter`, y `event` y `expected` o `event_file` y `expected_lines`.",
    "pt-br":
      "Esta linha não é um caso: um objeto JSON com `filter`, e `event` e `expected` ou `event_file` e `expected_lines`.",
  },
  doesNotParse: {
    en: "The filter does not parse: {cause}",
    es: "El filtro no se puede leer: {cause}",
    "pt-br": "O filtro não pode ser lido: {cause}",
  },
  verdict: {
    en: "Expected {expected}, but the filter is {actual}.",
    es: "Se esperaba {expected}, pero el filtro es {actual}.",
    "pt-br": "Esperava-se {expected}, mas o filtro é {actual}.",
  },
  lines: {
    en: "Expected lines {expected}, but the filter is true on lines {actual}.",
    es: "Se esperaban las líneas {expected}, pero el filtro es verdadero en las líneas {actual}.",
    "pt-br": "Esperavam-se as linhas {expected}, mas o filtro é verdadeiro nas linhas {actual}.",
  },
  records: {
    en: "Expected {expected} records in `{file}`, but it has {actual}.",
    es: "Se esperaban {expected} registros en `{file}`, pero tiene {actual}.",
    "pt-br": "Esperavam-se {expected} registros em `{file}`, mas ele tem {actual}.",
  },
  unreadable: {
    en: "`{file}` cannot be read ({code}), so this case cannot be judged.",
    es: "No se puede leer `{file}` ({code}), así que este caso no se puede juzgar.",
    "pt-br": "Não é possível ler `{file}` ({code}), por isso este caso não pode ser avaliado.",
  },
});

export async function conformCommand(paths: readonly string[], { terminal, schema }: Context): Promise<Troubles> {
  const files = findFiles(paths, terminal.cwd);
  if (files.kind === "wrong") return complain(terminal, files.message);
  const { out } = terminal;
  const troubles = new Set<Trouble>();
  let passed = 0;
  let failed = 0;
  for (const file of files.value) {
    let number = 0;
    for await (const line of linesOf(file)) {
      if (terminal.interrupted.aborted) break;
      number++;
      if (line.trim() === "") continue;
      const { id, problem, filter, trouble } = await judge(line, file, schema, terminal.text);
      if (problem === undefined) {
        passed++;
        continue;
      }
      failed++;
      troubles.add(trouble ?? "failedTest");
      const name = id === "" ? "" : ` ${out.paint("strong", shownText(id).text)}`;
      out.line(
        `${shownText(shown(file, terminal.cwd)).text}:${number}${name}: ${shownText(terminal.text(problem)).text}`,
      );
      if (filter !== "") out.line(`  ${shownText(filter).text}`);
      await out.taken();
    }
  }
  if (terminal.interrupted.aborted) troubles.add(interruptionBy(terminal.interrupted));
  out.line(`${passed} passed, ${failed} failed`);
  return [...troubles];
}

interface Judged {
  readonly id: string;
  readonly filter: string;
  /** `undefined` where we agree. */
  readonly problem: Message | undefined;
  readonly trouble?: Trouble;
}

async function judge(
  line: string,
  casesFile: string,
  schema: Schema,
  text: (message: Message) => string,
): Promise<Judged> {
  const one = recordOf(line);
  const id = textAt(one, "id");
  const filter = textAt(one, "filter");
  if (one === undefined || filter === "") return { id, filter, problem: messages.notACase(), trouble: "skippedRecord" };
  const analysis = analyse(filter, { schema, ruleType: undefined, role: "filter", host: "file", lists: undefined });
  const compiled = compile(analysis.bound);
  if (compiled === undefined) {
    const error = analysis.syntax.problems.find(({ severity }) => severity === "error");
    const cause = error === undefined ? "" : text(error.message);
    return { id, filter, problem: messages.doesNotParse({ cause }), trouble: "doesNotParse" };
  }
  const { event, expected, event_file: file, expected_lines: lines, records } = one;
  if (isRecord(event) && typeof expected === "boolean") {
    const actual = compiled(toEvent(event));
    return {
      id,
      filter,
      problem: actual === expected ? undefined : messages.verdict({ expected: `${expected}`, actual: `${actual}` }),
    };
  }
  if (typeof file !== "string" || !Array.isArray(lines))
    return { id, filter, problem: messages.notACase(), trouble: "skippedRecord" };
  const wanted = lines.map(String).join(", ");
  return { id, filter, problem: await judgeFile(compiled, file, casesFile, wanted, records) };
}

async function judgeFile(
  compiled: CompiledFilter,
  file: string,
  casesFile: string,
  expected: string,
  records: EventValue | undefined,
): Promise<Message | undefined> {
  // Cases lie in a folder of their own beside the folder of events.
  const path = [resolve(dirname(casesFile), "..", file), resolve(dirname(casesFile), file)].find(isFile);
  if (path === undefined) return messages.unreadable({ file, code: "ENOENT" });
  const matching: number[] = [];
  let number = 0;
  let count = 0;
  try {
    for await (const line of linesOf(path)) {
      number++;
      const record = recordOf(line);
      if (record === undefined) continue;
      count++;
      if (compiled(toEvent(record))) matching.push(number);
    }
  } catch (error) {
    return messages.unreadable({ file, code: errorCode(error) });
  }
  if (typeof records === "number" && records !== count)
    return messages.records({ expected: records, file, actual: count });
  const actual = matching.join(", ");
  return actual === expected ? undefined : messages.lines({ expected, actual: actual === "" ? "–" : actual });
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path);
  const input = path.endsWith(".gz") ? stream.pipe(createGunzip()) : stream;
  stream.on("error", (error) => input.destroy(error));
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } finally {
    stream.destroy();
  }
}

function recordOf(line: string): EventRecord | undefined {
  const result = parseJson(line);
  return result.kind === "value" && isRecord(result.value) ? result.value : undefined;
}

function textAt(record: EventRecord | undefined, key: string): string {
  const value = record?.[key];
  return typeof value === "string" ? value : "";
}

function isRecord(value: EventValue | undefined): value is EventRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
}
