// What the truths of a filter's tests make together.

import { truthOf } from "./atoms.as";

let program: usize = 0;

export function setProgram(instructions: usize): void { program = instructions; }

/** Program: instructions of 12 bytes, truth, next where true, next where false; −1 accepts, −2 rejects. */
export function runProgram(): bool {
  let at: i32 = 0;
  while (at >= 0) {
    const instruction = program + <usize>at * 12;
    at = truthOf(load<u32>(instruction)) ? load<i32>(instruction, 4) : load<i32>(instruction, 8);
  }
  return at == -1;
}
