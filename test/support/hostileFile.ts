/** What a file of the table of hostile files is, and how the usual kinds of them are made. */

export interface HostileFile {
  readonly name: string;
  readonly content: () => string | Uint8Array;
  /** How the lines begin, or what stands in them, that are said; in order, and no other ones. */
  readonly says: readonly string[];
  readonly code: number;
  /** Events read, those that match `exe = "/bin/sh"`, and records skipped. */
  readonly counts: readonly [events: number, matches: number, skipped: number];
  /** Whether it is so large that it must be read by a process of its own, in little memory. */
  readonly isLarge: boolean;
}

export const MATCH = '{"event_type":"audit","exe":"/bin/sh"}';
export const OTHER = '{"event_type":"audit","exe":"/bin/ls"}';
export const THREE = `${MATCH}\n${OTHER}\n${MATCH}\n`;
export const MEBIBYTE = 1024 * 1024;
/** Two records and their line breaks. */
const THIRD_LINE = 2 * (MATCH.length + 1);

/** A record among good ones, which must all be read. */
export const among = (record: string): string => `${MATCH}\n${OTHER}\n${record}\n${MATCH}\n`;

/** One record is skipped for a cause, and those around it are read. `at`: the byte of the mistake in the record. */
export function wrong(name: string, record: string, at: number, cause: string): HostileFile {
  const says = [`file, line 3, byte ${THIRD_LINE + at}: skipped: ${cause}`];
  return { name, content: () => among(record), says, code: 1, counts: [3, 2, 1], isLarge: false };
}

export const NOT_JSON = "This record is not JSON, so it was skipped: ";

/** Nothing is wrong with it, although it looks so. */
export function fine(name: string, content: () => string | Uint8Array, counts: HostileFile["counts"]): HostileFile {
  return { name, content, says: [], code: 0, counts, isLarge: false };
}

/** Records are skipped, or the file as a whole. */
export function skipped(
  name: string,
  content: () => string | Uint8Array,
  counts: HostileFile["counts"],
  ...says: readonly string[]
): HostileFile {
  return { name, content, says: says.map((one) => `skipped: ${one}`), code: 1, counts, isLarge: false };
}

export const large = (file: HostileFile): HostileFile => ({ ...file, isLarge: true });

/** What stands for the path in messages. */
export const FILE = "`file`";
