/** What went wrong with a file. By itself, because threads that only read should load nothing else. */

/** The code that Node gives an error, such as `EACCES`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
