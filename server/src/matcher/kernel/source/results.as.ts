// What a scan tells the host.

/** Where it stopped. */
export let position: usize = 0;
/** How many records it went over. */
export let recordCount: u32 = 0;
/** How many line breaks were among them. */
export let lineCount: u32 = 0;
/** 1 where it stopped at a line that is no record on a line of its own. */
export let stopped: u32 = 0;

export function nothingScanned(): void { recordCount = 0; lineCount = 0; stopped = 0; }

/**
 * What a scan writes for a record that matches or that it could not settle: begin, end, 1 for a match or 2 for one to be
 * parsed, and how many records of the scan come before; 16 bytes.
 */
export function writeRecord(out: usize, start: usize, end: usize, verdict: u32): void {
  store<u32>(out, <u32>start); store<u32>(out, <u32>end, 4); store<u32>(out, verdict, 8); store<u32>(out, recordCount, 12);
}
