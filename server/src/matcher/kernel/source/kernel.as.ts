// The matcher's kernel, in AssemblyScript: reads JSON records in raw bytes, checks that they are well formed, and judges
// the fields that a plan names, without making objects. It allocates nothing: the host lays tables and records out in
// memory (kernelMemory.ts, keyTables.ts, atomTable.ts, program.ts) and calls the exports of this file.
//
// Whatever the kernel cannot decide exactly it hands back: the record is then parsed and judged by the reference. So a
// record that is not strict JSON, or nests deeper than DEEPEST, or spells a wanted key with an escape or with dots, or
// has a wanted key twice, or holds a number that needs more than 15 digits, costs time and never a wrong answer.
//
// It is compiled twice: to WebAssembly with SIMD, and by way of plain WebAssembly to JavaScript, for platforms without.
//
// Behind the last byte of a record the host writes at least 64 zero bytes: a zero ends every loop.

import { setAtoms } from "./atoms.as";
import { setDictionary } from "./leafList.as";
import { setProgram } from "./program.as";
import { setPlan } from "./record.as";

export { hashOfText } from "./dictionary.as";
export { readElements, scanElements } from "./elements.as";
export { find } from "./find.as";
export { hashOfKey } from "./keys.as";
export { readLines, scanLines } from "./lines.as";
export { lineCount, position, recordCount, stopped } from "./results.as";
export { skimElements } from "./skimElements.as";
export { countLines, skimLines } from "./skimLines.as";

/** From here on records are judged. */
export function setFilter(rootTable: usize, atoms: usize, truths: usize, truthCount: usize, instructions: usize): void {
  setPlan(rootTable, true);
  setAtoms(atoms, truths, truthCount);
  setProgram(instructions);
}

/** From here on the leaves of records are written down. */
export function setLeaves(rootTable: usize, dictionary: usize, mask: u32): void {
  setPlan(rootTable, false);
  setDictionary(dictionary, mask);
}

/** Whether records can be passed over: byte by byte it would take no less than reading them. */
export function canSkim(): bool { return ASC_FEATURE_SIMD; }
