/** One instance of the kernel, its memory, and how tables are laid out in it. */

import { KERNEL_BASE64 } from "./kernelBytes.js";
import { asmFunc as instantiateScript } from "./kernelScript.js";

/** What the kernel exports; source/ says what each does. All places are addresses in the memory. */
export interface KernelExports {
  setFilter(keys: number, atoms: number, truths: number, truthCount: number, program: number): void;
  setLeaves(keys: number, dictionary: number, mask: number): void;
  readonly scanLines: Scan;
  readonly skimLines: Skim;
  readonly scanElements: Scan;
  readonly skimElements: Skim;
  canSkim(): number;
  readLines(start: number, end: number, longest: number, out: number, outEnd: number): number;
  readElements(start: number, end: number, longest: number, out: number, outEnd: number): number;
  find(start: number, end: number, text: number, length: number, one: number, other: number): number;
  countLines(start: number, end: number): number;
  hashOfKey(at: number, length: number): number;
  hashOfText(at: number, length: number, seed: number): number;
  readonly position: { readonly value: number };
  readonly recordCount: { readonly value: number };
  readonly lineCount: { readonly value: number };
  readonly stopped: { readonly value: number };
}

type Scan = (start: number, end: number, longest: number, out: number, room: number) => number;

type Skim = (
  start: number,
  end: number,
  longest: number,
  out: number,
  room: number,
  needles: number,
  needleCount: number,
) => number;

const PAGE = 65_536;
/** Enough for most filters and a sample of events. Growing copies everything, so it happens seldom and by a good part. */
const FIRST_PAGES = 64;
/** The kernel's own data lies below. */
const FIRST_FREE = PAGE;
/** What the kernel may read beyond the end of anything. */
const MARGIN = 64;

const encoder = new TextEncoder();

/** What WebAssembly's memory and that of the kernel in JavaScript have in common. */
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

export class KernelMemory {
  readonly kernel: KernelExports;
  readonly #memory: Memory;
  #top = FIRST_FREE;
  #bytes: Uint8Array;
  #words: Int32Array;

  /** @param isPlain whether to do without WebAssembly; where it is switched off or has no SIMD there is no choice */
  constructor(isPlain: boolean) {
    const { memory, exports } = isPlain || KERNEL === undefined ? scriptInstance() : moduleInstance(KERNEL);
    this.#memory = memory;
    this.kernel = asKernel(exports);
    this.#bytes = new Uint8Array(memory.buffer);
    this.#words = new Int32Array(memory.buffer);
  }

  /** All of the memory. A new one after each `allocate`. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** All of the memory as 32-bit words. A new one after each `allocate`. */
  get words(): Int32Array {
    return this.#words;
  }

  /** The address of so many free bytes, all zero, aligned to 16. */
  allocate(size: number): number {
    const start = this.#top;
    this.#top = (start + size + MARGIN + 15) & ~15;
    const missing = this.#top + MARGIN - this.#bytes.length;
    if (missing > 0) {
      this.#memory.grow(Math.ceil((missing + this.#bytes.length / 4) / PAGE));
      this.#bytes = new Uint8Array(this.#memory.buffer);
      this.#words = new Int32Array(this.#memory.buffer);
    }
    return start;
  }

  /** Puts a text into the memory; `length` counts its bytes. */
  addText(text: string): { readonly at: number; readonly length: number } {
    const bytes = encoder.encode(text);
    const at = this.allocate(bytes.length);
    this.#bytes.set(bytes, at);
    return { at, length: bytes.length };
  }

  setWord(at: number, value: number): void {
    this.#words[at >> 2] = value;
  }

  setNumber(at: number, value: number): void {
    new DataView(this.#memory.buffer).setFloat64(at, value, true);
  }
}

function moduleInstance(module: WebAssembly.Module): { readonly memory: Memory; readonly exports: object } {
  const memory = new WebAssembly.Memory({ initial: FIRST_PAGES });
  return { memory, exports: new WebAssembly.Instance(module, { env: { memory } }).exports };
}

function scriptInstance(): { readonly memory: Memory; readonly exports: object } {
  // The script puts its own way to grow in the place of this one, and the buffer of that.
  const memory: Memory = { buffer: new ArrayBuffer(FIRST_PAGES * PAGE), grow: () => 0 };
  const exports: object = instantiateScript({ env: { memory } });
  return { memory, exports };
}

/** The kernel is built with this file, so its exports are known; only that it is the kernel is checked. */
function asKernel(exports: object): KernelExports {
  if (!isKernel(exports)) throw new Error("The kernel's exports are not those that it is built with.");
  return exports;
}

function isKernel(exports: object): exports is KernelExports {
  return "scanLines" in exports && "readLines" in exports && "hashOfKey" in exports && "position" in exports;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Written out, because the platforms that have WebAssembly do not all have the same decoder. */
function bytesOf(base64: string): Uint8Array {
  const bitsOf = new Uint8Array(128);
  for (let index = 0; index < ALPHABET.length; index++) bitsOf[ALPHABET.charCodeAt(index)] = index;
  const length = base64.indexOf("=") < 0 ? base64.length : base64.indexOf("=");
  const bytes = new Uint8Array((length * 3) >> 2);
  let bits = 0;
  let count = 0;
  let at = 0;
  for (let index = 0; index < length; index++) {
    bits = (bits << 6) | (bitsOf[base64.charCodeAt(index)] ?? 0);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = (bits >> count) & 255;
  }
  return bytes;
}

/** Compiled once, as this file is loaded. */
const KERNEL = compiledKernel();

function compiledKernel(): WebAssembly.Module | undefined {
  try {
    return new WebAssembly.Module(bytesOf(KERNEL_BASE64));
  } catch {
    return undefined;
  }
}
