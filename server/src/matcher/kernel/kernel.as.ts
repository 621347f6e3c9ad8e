// The matcher's kernel, in AssemblyScript: reads JSON records in raw bytes, checks that they are well formed, and
// judges the fields that a plan names, without making objects. It allocates nothing: the host lays tables and records
// out in memory (layout.ts says how) and calls the exports at the end of this file.
//
// Whatever the kernel cannot decide exactly it hands back: the record is then parsed and judged by the reference. So a
// record that is not strict JSON, or nests deeper than DEEPEST, or spells a wanted key with an escape or with dots, or
// has a wanted key twice, or holds a number that needs more than 15 digits, costs time and never a wrong answer.
//
// It is compiled twice: to WebAssembly with SIMD, and by way of plain WebAssembly to JavaScript, for platforms without.
//
// Behind the last byte of a record the host writes at least 64 zero bytes: a zero ends every loop below.

const QUOTE: u8 = 34, BACKSLASH: u8 = 92, COMMA: u8 = 44, COLON: u8 = 58, MINUS: u8 = 45, POINT: u8 = 46;
const OPEN_OBJECT: u8 = 123, CLOSE_OBJECT: u8 = 125, OPEN_ARRAY: u8 = 91, CLOSE_ARRAY: u8 = 93, LF: u8 = 10, CR: u8 = 13;
const DEEPEST: i32 = 400;
const MOST_DIGITS: u32 = 15;
const LONGEST_NUMBER: usize = 900;
const LONGEST_ADDRESS: u32 = 45;

// Kinds of leaves.
const TEXT: u32 = 1, ESCAPED_TEXT: u32 = 2, NUMBER: u32 = 3, TRUE: u32 = 4, FALSE: u32 = 5, OBJECT: u32 = 7;

// Kinds of atoms: `AtomCode` in layout.ts.
const PRESENT: u8 = 0, IS_TEXT: u8 = 1, IS_OBJECT: u8 = 2, EQUALS: u8 = 3, STARTS: u8 = 4, ENDS: u8 = 5, CONTAINS: u8 = 6;
const LESS: u8 = 7, LESS_EQUAL: u8 = 8, GREATER: u8 = 9, GREATER_EQUAL: u8 = 10, NUMBER_EQUALS: u8 = 11;
const IN_BLOCK: u8 = 12, IPV6: u8 = 13, ASK: u8 = 14, DATE_BEFORE: u8 = 15, DATE_AFTER: u8 = 16, IN_SET: u8 = 17;
const FLAG_WORDS: u8 = 1, FLAG_SPELLED: u8 = 2;

// Flags of a key in a table of keys.
const KEY_HANDS_BACK: u32 = 1, KEY_IS_DIRECT: u32 = 2;
// Flags of a table of keys.
const HAS_INDEX: u32 = 1, HAS_MANY_KEYS: u32 = 2;
// Where an object has more keys than a word has bits, the keys seen are kept here, for each depth.
const MOST_KEYS: usize = 1024;
const seenKeys: usize = memory.data((<usize>DEEPEST + 1) * (MOST_KEYS >> 3), 16);

const FILTER: u32 = 0, LEAVES: u32 = 1;

let mode: u32 = FILTER;
let atomTable: usize = 0;
let truths: usize = 0;
let truthCount: usize = 0;
let program: usize = 0;
let root: usize = 0;
let dictionary: usize = 0;
let dictionaryMask: u32 = 0;

let lineFeedIsSpace: bool = false;
let handBack: bool = false;
let escaped: bool = false;
let leafOut: usize = 0;
let leafEnd: usize = 0;

/** Where a scan stopped. */
export let position: usize = 0;
/** How many records the last scan went over. */
export let recordCount: u32 = 0;
/** How many line breaks were among them. */
export let lineCount: u32 = 0;

export function setFilter(rootTable: usize, atoms: usize, truthBytes: usize, count: usize, instructions: usize): void {
  mode = FILTER; root = rootTable; atomTable = atoms; truths = truthBytes; truthCount = count; program = instructions;
}

export function setLeaves(rootTable: usize, dictionaryTable: usize, mask: u32): void {
  mode = LEAVES; root = rootTable; dictionary = dictionaryTable; dictionaryMask = mask;
}

// @ts-ignore: a decorator of AssemblyScript
@inline function space(p: usize): usize {
  let c = load<u8>(p);
  if (c > 32) return p;
  while (c == 32 || c == 9 || c == CR || (c == LF && lineFeedIsSpace)) c = load<u8>(++p);
  return p;
}

function isHex(c: u8): bool { return (c >= 48 && c <= 57) || ((c | 32) >= 97 && (c | 32) <= 102); }

/** At the backslash → behind the escape; 0 where it is none. */
function escapeEnd(p: usize): usize {
  const c = load<u8>(p, 1);
  if (c == 117) return isHex(load<u8>(p, 2)) && isHex(load<u8>(p, 3)) && isHex(load<u8>(p, 4)) && isHex(load<u8>(p, 5)) ? p + 6 : 0;
  return c == QUOTE || c == BACKSLASH || c == 47 || c == 98 || c == 102 || c == 110 || c == 114 || c == 116 ? p + 2 : 0;
}

// @ts-ignore: a decorator of AssemblyScript
@inline function isTail(c: u8): bool { return (c & 0xc0) == 0x80; }

/** At a byte from 0x80 up → behind the character; 0 where it is not UTF-8. */
function characterEnd(p: usize): usize {
  const a = load<u8>(p), b = load<u8>(p, 1);
  if (a >= 0xc2 && a <= 0xdf) return isTail(b) ? p + 2 : 0;
  if (a >= 0xe0 && a <= 0xef) {
    if (!isTail(b) || !isTail(load<u8>(p, 2)) || (a == 0xe0 && b < 0xa0) || (a == 0xed && b > 0x9f)) return 0;
    return p + 3;
  }
  if (a < 0xf0 || a > 0xf4 || !isTail(b) || !isTail(load<u8>(p, 2)) || !isTail(load<u8>(p, 3))) return 0;
  return (a == 0xf0 && b < 0x90) || (a == 0xf4 && b > 0x8f) ? 0 : p + 4;
}

/** Behind the opening quote → at the closing one; 0 where the text is malformed. Sets `escaped` where it has escapes. */
function textEnd(p: usize): usize {
  while (true) {
    if (ASC_FEATURE_SIMD) {
      const m = i8x16.bitmask(endsOrIsSpecial(v128.load(p)));
      if (!m) { p += 16; continue; }
      p += <usize>ctz(m);
    } else if ((p & 3) == 0 && !endsOrIsSpecialWord(load<u32>(p))) { p += 4; continue; }
    const c = load<u8>(p);
    if (c == QUOTE) return p;
    if (!ASC_FEATURE_SIMD && c >= 32 && c < 0x80 && c != BACKSLASH) { p++; continue; }
    if (c == BACKSLASH) { escaped = true; p = escapeEnd(p); }
    else if (c >= 0x80) p = characterEnd(p);
    else return 0;
    if (!p) return 0;
  }
}

/** As signed bytes, control characters and all bytes beyond ASCII are less than the blank. */
// @ts-ignore: a decorator of AssemblyScript
@inline function endsOrIsSpecial(v: v128): v128 { return v128.or(i8x16.eq(v, i8x16.splat(34)), isSpecial(v)); }

// @ts-ignore: a decorator of AssemblyScript
@inline function isSpecial(v: v128): v128 { return v128.or(i8x16.lt_s(v, i8x16.splat(32)), i8x16.eq(v, i8x16.splat(92))); }

/** The same of four bytes: high bits where a byte is a control character, a quote, a backslash or beyond ASCII. */
// @ts-ignore: a decorator of AssemblyScript
@inline function endsOrIsSpecialWord(v: u32): u32 {
  return ((v - 0x20202020) | ((v ^ 0x22222222) - 0x01010101) | ((v ^ 0x5c5c5c5c) - 0x01010101) | v) & 0x80808080;
}

/** The same as `textEnd`, without a call for what fits into one block: most texts are keys and names. */
// @ts-ignore: a decorator of AssemblyScript
@inline function shortTextEnd(p: usize): usize {
  if (!ASC_FEATURE_SIMD) return textEnd(p);
  const m = i8x16.bitmask(endsOrIsSpecial(v128.load(p)));
  const end = p + <usize>ctz(m);
  return m && load<u8>(end) == QUOTE ? end : textEnd(p);
}

// @ts-ignore: a decorator of AssemblyScript
@inline function isDigit(c: u8): bool { return c - 48 <= 9; }

/** At a digit or a minus → behind the number; 0 where it is none. */
function numberEnd(p: usize): usize {
  const start = p;
  if (load<u8>(p) == MINUS) p++;
  if (load<u8>(p) == 48) p++;
  else { if (!isDigit(load<u8>(p))) return 0; while (isDigit(load<u8>(p))) p++; }
  if (load<u8>(p) == POINT) { p++; if (!isDigit(load<u8>(p))) return 0; while (isDigit(load<u8>(p))) p++; }
  if ((load<u8>(p) | 32) == 101) {
    p++;
    const sign = load<u8>(p); if (sign == 43 || sign == MINUS) p++;
    if (!isDigit(load<u8>(p))) return 0; while (isDigit(load<u8>(p))) p++;
  }
  return p - start > LONGEST_NUMBER ? 0 : p;
}

/** Which scalar was read last. */
let scalar: u32 = 0;

/** At a value that is neither text nor container → behind it; 0 where it is malformed. Sets `scalar`; 0 for null. */
function scalarEnd(p: usize): usize {
  const word = load<u32>(p, 0, 1);
  if (word == 0x65757274) { scalar = TRUE; return p + 4; }
  if (word == 0x736c6166 && load<u8>(p, 4) == 101) { scalar = FALSE; return p + 5; }
  if (word == 0x6c6c756e) { scalar = 0; return p + 4; }
  scalar = NUMBER;
  return numberEnd(p);
}

/** Reads over a value that no plan asks for. */
function skipValue(p: usize, depth: i32): usize {
  const c = load<u8>(p);
  if (c == QUOTE) { p = textEnd(p + 1); return p ? p + 1 : 0; }
  if (c == OPEN_OBJECT) return skipObject(p + 1, depth + 1);
  if (c == OPEN_ARRAY) return skipArray(p + 1, depth + 1);
  return scalarEnd(p);
}

function skipObject(p: usize, depth: i32): usize {
  if (depth > DEEPEST) return 0;
  p = space(p);
  if (load<u8>(p) == CLOSE_OBJECT) return p + 1;
  while (true) {
    if (load<u8>(p) != QUOTE) return 0;
    p = shortTextEnd(p + 1); if (!p) return 0;
    p = space(p + 1); if (load<u8>(p) != COLON) return 0;
    p = space(p + 1);
    if (load<u8>(p) == QUOTE) { p = shortTextEnd(p + 1); if (!p) return 0; p++; }
    else { p = skipValue(p, depth); if (!p) return 0; }
    p = space(p);
    const c = load<u8>(p);
    if (c == CLOSE_OBJECT) return p + 1;
    if (c != COMMA) return 0;
    p = space(p + 1);
  }
}

function skipArray(p: usize, depth: i32): usize {
  if (depth > DEEPEST) return 0;
  p = space(p);
  if (load<u8>(p) == CLOSE_ARRAY) return p + 1;
  while (true) {
    p = skipValue(p, depth); if (!p) return 0;
    p = space(p);
    const c = load<u8>(p);
    if (c == CLOSE_ARRAY) return p + 1;
    if (c != COMMA) return 0;
    p = space(p + 1);
  }
}

/** Texts stand anywhere. A load that does not say so (the 1) reads, in plain JavaScript, from a multiple of its size. */
// @ts-ignore: a decorator of AssemblyScript
@inline function eightBytes(p: usize): u64 { return load<u64>(p, 0, 1); }

// @ts-ignore: a decorator of AssemblyScript
@inline function sameBytes(a: usize, b: usize, n: u32): bool {
  let j: u32 = 0;
  for (; j + 8 <= n; j += 8) if (eightBytes(a + j) != eightBytes(b + j)) return false;
  return j >= n || ((eightBytes(a + j) ^ eightBytes(b + j)) & ((<u64>1 << (<u64>(n - j) << 3)) - 1)) == 0;
}

// @ts-ignore: a decorator of AssemblyScript
@inline function firstEight(p: usize, n: u32): u64 {
  return n >= 8 ? eightBytes(p) : eightBytes(p) & ((<u64>1 << (<u64>n << 3)) - 1);
}

// @ts-ignore: a decorator of AssemblyScript
@inline function keyHash(first: u64, n: u32): u32 {
  const hash = (<u32>first ^ (<u32>(first >> 32) * 0x85ebca6b) ^ n) * 0x9e3779b1;
  return hash >> 16;
}

/** For the host, which builds the tables of keys. */
export function hashOfKey(p: usize, n: u32): u32 { return keyHash(firstEight(p, n), n); }

/** Table of keys: flags, mask, a bit for each length modulo 32, 4 unused, then mask + 1 addresses of keys. Key: first 8 bytes, length, name, leaf, table, index, flags. */
// @ts-ignore: a decorator of AssemblyScript
@inline function findKey(table: usize, p: usize, n: u32): usize {
  // Most keys are none that a plan asks for, and have another length.
  if (!((load<u32>(table, 8) >> (n & 31)) & 1)) return 0;
  const first = firstEight(p, n), mask = load<u32>(table, 4);
  let at = keyHash(first, n) & mask;
  while (true) {
    const key = <usize>load<u32>(table + 16 + (<usize>at << 2));
    if (!key) return 0;
    if (load<u64>(key) == first && load<u32>(key, 8) == n && (n <= 8 || sameBytes(p, <usize>load<u32>(key, 12), n))) return key;
    at = (at + 1) & mask;
  }
}

function readObject(p: usize, table: usize, depth: i32): usize {
  if (depth > DEEPEST) return 0;
  let seen: u64 = 0;
  const more = seenKeys + <usize>depth * (MOST_KEYS >> 3);
  if (load<u32>(table) & HAS_MANY_KEYS) memory.fill(more, 0, MOST_KEYS >> 3);
  p = space(p);
  if (load<u8>(p) == CLOSE_OBJECT) return p + 1;
  while (true) {
    if (load<u8>(p) != QUOTE) return 0;
    const start = p + 1;
    escaped = false;
    p = shortTextEnd(start); if (!p) return 0;
    const length = <u32>(p - start);
    if (escaped) handBack = true;
    p = space(p + 1); if (load<u8>(p) != COLON) return 0;
    p = space(p + 1);
    const key = findKey(table, start, length);
    if (!key) {
      if (load<u8>(p) == QUOTE) { p = shortTextEnd(p + 1); if (p) p++; }
      else p = skipValue(p, depth);
    } else {
      const index = load<u32>(key, 24), bit = <u64>1 << <u64>(index & 63);
      if (index < 64) { if (seen & bit) handBack = true; seen |= bit; }
      else {
        const word = more + (<usize>(index >> 6) << 3), known = load<u64>(word);
        if (known & bit) handBack = true;
        store<u64>(word, known | bit);
      }
      p = readValue(p, key, depth);
    }
    if (!p) return 0;
    p = space(p);
    const c = load<u8>(p);
    if (c == CLOSE_OBJECT) return p + 1;
    if (c != COMMA) return 0;
    p = space(p + 1);
  }
}

/** Reads a value under a key that a plan names. */
function readValue(p: usize, key: usize, depth: i32): usize {
  const flags = load<u32>(key, 28);
  if (flags & KEY_HANDS_BACK) { handBack = true; return skipValue(p, depth); }
  const leaf = load<i32>(key, 16), table = <usize>load<u32>(key, 20);
  const c = load<u8>(p);
  if (c == QUOTE) {
    escaped = false;
    const end = textEnd(p + 1); if (!end) return 0;
    if (leaf >= 0) foundLeaf(leaf, escaped ? ESCAPED_TEXT : TEXT, p + 1, <u32>(end - p - 1));
    return end + 1;
  }
  if (c == OPEN_OBJECT) {
    if (leaf >= 0) foundLeaf(leaf, OBJECT, p, 0);
    return table ? readObject(p + 1, table, depth + 1) : skipObject(p + 1, depth + 1);
  }
  if (c == OPEN_ARRAY) {
    if (flags & KEY_IS_DIRECT || (table && load<u32>(table) & HAS_INDEX)) handBack = true;
    return readArray(p + 1, key, depth + 1);
  }
  const end = scalarEnd(p); if (!end) return 0;
  if (leaf >= 0 && scalar) foundLeaf(leaf, scalar, p, <u32>(end - p));
  return end;
}

function readArray(p: usize, key: usize, depth: i32): usize {
  if (depth > DEEPEST) return 0;
  p = space(p);
  if (load<u8>(p) == CLOSE_ARRAY) return p + 1;
  while (true) {
    p = readValue(p, key, depth); if (!p) return 0;
    p = space(p);
    const c = load<u8>(p);
    if (c == CLOSE_ARRAY) return p + 1;
    if (c != COMMA) return 0;
    p = space(p + 1);
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline function hashBytes(p: usize, n: u32, seed: u32): u32 {
  let h: u64 = (<u64>seed + 0x9e3779b97f4a7c15) ^ (<u64>n * 0xff51afd7ed558ccd);
  let j: u32 = 0;
  for (; j + 8 <= n; j += 8) { h = (h ^ eightBytes(p + j)) * 0x9fb21c651e98df25; h ^= h >> 29; }
  if (j < n) { h = (h ^ (eightBytes(p + j) & ((<u64>1 << (<u64>(n - j) << 3)) - 1))) * 0x9fb21c651e98df25; h ^= h >> 29; }
  return <u32>(h ^ (h >> 32));
}

/** For the host, which fills dictionaries and sets. */
export function hashOfText(p: usize, n: u32, seed: u32): u32 { return hashBytes(p, n, seed); }

/**
 * Dictionary: entries of 16 bytes, hash, address of the text (0: free), length, id; a text belongs to the leaf whose
 * number is the seed of its hash. −1 where the text is not in it.
 */
// @ts-ignore: a decorator of AssemblyScript
@inline function findText(table: usize, mask: u32, seed: u32, p: usize, n: u32): i32 {
  const hash = hashBytes(p, n, seed);
  let at = hash & mask;
  while (true) {
    const entry = table + (<usize>at << 4), text = <usize>load<u32>(entry, 4);
    if (!text) return -1;
    if (load<u32>(entry) == hash && load<u32>(entry, 8) == n && sameBytes(text, p, n)) return load<i32>(entry, 12);
    at = (at + 1) & mask;
  }
}

function foundLeaf(leaf: i32, kind: u32, p: usize, n: u32): void {
  if (mode == FILTER) { judgeLeaf(leaf, kind, p, n); return; }
  if (kind == ESCAPED_TEXT || leafOut + 16 > leafEnd) { handBack = true; return; }
  store<u32>(leafOut, <u32>leaf | (kind << 24));
  store<u32>(leafOut, <u32>p, 4);
  store<u32>(leafOut, n, 8);
  store<i32>(leafOut, kind == TEXT ? findText(dictionary, dictionaryMask, <u32>leaf, p, n) : -1, 12);
  leafOut += 16;
}

/** Atom: code, flags, 2 unused, truth, operand, length or mask, number. 24 bytes. */
function judgeLeaf(leaf: i32, kind: u32, p: usize, n: u32): void {
  const range = atomTable + (<usize>leaf << 3);
  let atom = <usize>load<u32>(range);
  for (let left = load<u32>(range, 4); left > 0; left--, atom += 24) {
    const truth = truths + load<u32>(atom, 4);
    if (!load<u8>(truth) && judge(atom, kind, p, n)) store<u8>(truth, 1);
  }
}

function judge(atom: usize, kind: u32, p: usize, n: u32): bool {
  const code = load<u8>(atom), flags = load<u8>(atom, 1);
  if (code == PRESENT) return true;
  if (code == IS_TEXT) return kind == TEXT || kind == ESCAPED_TEXT;
  if (code == IS_OBJECT) return kind == OBJECT;
  if (kind == OBJECT) return false;
  if (kind == ESCAPED_TEXT || code == ASK) { handBack = true; return false; }
  const operand = <usize>load<u32>(atom, 8), length = load<u32>(atom, 12);
  switch (code) {
    case EQUALS:
      return (kind == TEXT || (kind != NUMBER && flags & FLAG_WORDS)) && n == length && sameBytes(p, operand, n);
    case IN_SET:
      return kind == TEXT && findText(operand, length, 0, p, n) >= 0;
    case STARTS:
      return hasTextOf(kind, p, n) && n >= length && sameBytes(p, operand, length);
    case ENDS:
      return hasTextOf(kind, p, n) && n >= length && sameBytes(p + n - length, operand, length);
    case CONTAINS:
      return hasTextOf(kind, p, n) && (length == 0 || (n >= length && find(p, p + n, operand, length, 0, length - 1) != 0));
    case IN_BLOCK: {
      if (kind != TEXT) return false;
      const address = ipv4Of(p, n);
      return address >= 0 && (<u32>address & length) == <u32>operand;
    }
    case IPV6:
      if (kind == TEXT && mayBeIpv6(p, n)) handBack = true;
      return false;
    case DATE_BEFORE: case DATE_AFTER: {
      if (kind != TEXT || n < 20 || load<u8>(p, 4) != MINUS) return false;
      if (!isPlainDate(p, n)) { handBack = true; return false; }
      const order = compareBytes(p, operand, 19);
      return order == 0 ? (flags & 1) != 0 : code == DATE_BEFORE ? order < 0 : order > 0;
    }
  }
  // The rest compares numbers.
  if (kind == TEXT) { if (!(flags & FLAG_SPELLED)) return false; }
  else if (kind != NUMBER) return false;
  if (!readNumber(p, n)) return false;
  const wanted = load<f64>(atom, 16);
  switch (code) {
    case LESS: return numberRead < wanted;
    case LESS_EQUAL: return numberRead <= wanted;
    case GREATER: return numberRead > wanted;
    case GREATER_EQUAL: return numberRead >= wanted;
    default: return numberRead == wanted;
  }
}

/** Whether the bytes are the text of the leaf. Those of a number may not be: then the record is handed back. */
function hasTextOf(kind: u32, p: usize, n: u32): bool {
  if (kind != NUMBER) return true;
  let i: u32 = load<u8>(p) == MINUS ? 1 : 0;
  let plain = n - i <= MOST_DIGITS && !(i == 1 && load<u8>(p, 1) == 48);
  for (; i < n; i++) if (!isDigit(load<u8>(p + i))) plain = false;
  if (!plain) handBack = true;
  return plain;
}

let numberRead: f64 = 0;

/**
 * Reads a number or a text that spells one into `numberRead`. Up to 15 digits fit into a double exactly, and so does the
 * power of ten below them, so that one division rounds once, as reading the text would.
 */
function readNumber(p: usize, n: u32): bool {
  let i: u32 = 0, digits: u32 = 0, fraction: u32 = 0, value: i64 = 0, point = false;
  const first = load<u8>(p);
  if (n > 0 && (first == MINUS || first == 43)) i = 1;
  if (i >= n || !isDigit(load<u8>(p + i))) return false;
  for (; i < n; i++) {
    const c = load<u8>(p + i);
    if (isDigit(c)) {
      if (++digits > MOST_DIGITS) { handBack = true; return false; }
      value = value * 10 + <i64>(c - 48);
      if (point) fraction++;
    } else if (c == POINT && !point && i + 1 < n && isDigit(load<u8>(p + i + 1))) point = true;
    else if ((c | 32) == 101) { handBack = true; return false; }
    else return false;
  }
  let scale: f64 = 1;
  for (; fraction > 0; fraction--) scale *= 10;
  numberRead = <f64>value / scale;
  if (first == MINUS) numberRead = -numberRead;
  return true;
}

/** The address that a text spells, −1 where it spells none. No octet has a zero before its digits. */
function ipv4Of(p: usize, n: u32): i64 {
  if (n < 7 || n > 15) return -1;
  let bits: i64 = 0, octet: i64 = -1, octets: u32 = 0;
  for (let i: u32 = 0; i < n; i++) {
    const c = load<u8>(p + i);
    if (isDigit(c)) {
      if (octet == 0) return -1;
      octet = octet < 0 ? <i64>(c - 48) : octet * 10 + <i64>(c - 48);
      if (octet > 255) return -1;
    } else if (c == POINT && octet >= 0 && octets < 3) { bits = (bits << 8) | octet; octet = -1; octets++; }
    else return -1;
  }
  return octets == 3 && octet >= 0 ? (bits << 8) | octet : -1;
}

function mayBeIpv6(p: usize, n: u32): bool {
  if (n < 2 || n > LONGEST_ADDRESS) return false;
  let colon = false;
  for (let i: u32 = 0; i < n; i++) {
    const c = load<u8>(p + i);
    if (c == COLON) colon = true;
    else if (!isHex(c) && c != POINT) return false;
  }
  return colon;
}

/** `2020-01-01T00:00:00Z` with a day that every month has: such date-times have the order of their bytes. */
function isPlainDate(p: usize, n: u32): bool {
  if (n != 20 || load<u8>(p, 10) != 84 || load<u8>(p, 19) != 90 || load<u8>(p, 7) != MINUS) return false;
  if (load<u8>(p, 13) != COLON || load<u8>(p, 16) != COLON) return false;
  if (twoDigits(p) < 0 || twoDigits(p + 2) < 0) return false;
  const month = twoDigits(p + 5), day = twoDigits(p + 8);
  const lastDay = month == 2 ? 28 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  if (month < 1 || month > 12 || day < 1 || day > lastDay) return false;
  const hour = twoDigits(p + 11), minute = twoDigits(p + 14), second = twoDigits(p + 17);
  return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
}

function twoDigits(p: usize): i32 {
  const a = load<u8>(p), b = load<u8>(p, 1);
  return isDigit(a) && isDigit(b) ? <i32>(a - 48) * 10 + <i32>(b - 48) : -1;
}

function compareBytes(a: usize, b: usize, n: u32): i32 {
  for (let i: u32 = 0; i < n; i++) {
    const difference = <i32>load<u8>(a + i) - <i32>load<u8>(b + i);
    if (difference) return difference;
  }
  return 0;
}

/** Program: instructions of 12 bytes, truth, next where true, next where false; −1 accepts, −2 rejects. */
function runProgram(): bool {
  let at: i32 = 0;
  while (at >= 0) {
    const instruction = program + <usize>at * 12;
    at = load<u8>(truths + load<u32>(instruction)) ? load<i32>(instruction, 4) : load<i32>(instruction, 8);
  }
  return at == -1;
}

/** Reads the record at a brace. 0 where it is malformed, or not understood. */
function readRecord(p: usize): usize {
  handBack = false;
  if (mode == FILTER) memory.fill(truths, 0, truthCount);
  return readObject(p + 1, root, 1);
}

/** The first place in [p, end) where the needle begins; 0 where there is none. i and j: two bytes of it that are rare. */
export function find(p: usize, end: usize, needle: usize, n: u32, i: u32, j: u32): usize {
  if (end - p < <usize>n) return 0;
  const last = end - n;
  while (ASC_FEATURE_SIMD && p + 16 <= last) {
    const a = i8x16.splat(load<i8>(needle + i)), b = i8x16.splat(load<i8>(needle + j));
    const x = v128.and(i8x16.eq(v128.load(p + i), a), i8x16.eq(v128.load(p + j), b));
    const y = v128.and(i8x16.eq(v128.load(p + 16 + i), a), i8x16.eq(v128.load(p + 16 + j), b));
    if (v128.any_true(v128.or(x, y))) {
      let m: u32 = <u32>i8x16.bitmask(x) | (<u32>i8x16.bitmask(y) << 16);
      for (; m; m &= m - 1) {
        const at = p + <usize>ctz(m);
        if (at > last) return 0;
        if (sameBytes(at, needle, n)) return at;
      }
    }
    p += 32;
  }
  for (; p <= last; p++) if (load<u8>(p + i) == load<u8>(needle + i) && sameBytes(p, needle, n)) return p;
  return 0;
}

function lineEnd(p: usize, end: usize): usize {
  for (; ASC_FEATURE_SIMD && p + 16 <= end; p += 16) {
    const m = i8x16.bitmask(i8x16.eq(v128.load(p), i8x16.splat(10)));
    if (m) return p + <usize>ctz(m);
  }
  while (p < end && load<u8>(p) != LF) p++;
  return p;
}

/**
 * What a scan writes for a record that matches or that it could not settle: begin, end, 1 for a match or 2 for one to be
 * parsed, and how many records of the scan come before; 16 bytes.
 */
function writeRecord(out: usize, start: usize, end: usize, verdict: u32): void {
  store<u32>(out, <u32>start); store<u32>(out, <u32>end, 4); store<u32>(out, verdict, 8); store<u32>(out, recordCount, 12);
}

function countFeeds(p: usize, end: usize): u32 {
  let count: u32 = 0;
  for (; ASC_FEATURE_SIMD && p + 16 <= end; p += 16) count += popcnt(i8x16.bitmask(i8x16.eq(v128.load(p), i8x16.splat(10))));
  for (; p < end; p++) if (load<u8>(p) == LF) count++;
  return count;
}

/** The end of the record that ends at a line break, without the carriage return. */
// @ts-ignore: a decorator of AssemblyScript
@inline function withoutReturn(lineBreak: usize): usize { return load<u8>(lineBreak - 1) == CR ? lineBreak - 1 : lineBreak; }

/** The verdict on the line [p, end), 0 for no match; 3 where it is not a line that begins with { and ends with }. */
function judgeLine(p: usize, end: usize, longest: u32): u32 {
  const recordEnd = withoutReturn(end);
  if (load<u8>(p) != OPEN_OBJECT || load<u8>(recordEnd - 1) != CLOSE_OBJECT || recordEnd - p > <usize>longest) return 3;
  const stop = readRecord(p);
  if (stop != recordEnd || handBack) return 2;
  return runProgram() ? 1 : 0;
}

/**
 * Judges the lines of [p, end), which ends behind a line break. Writes what matches or must be parsed to `out`, at most
 * `room` records. `position` is then behind the last line judged, at a line that is no record on a line of its own where
 * `stopped` is 1. Returns how many records were written.
 */
export function scanLines(p: usize, end: usize, longest: u32, out: usize, room: u32): u32 {
  let written: u32 = 0;
  recordCount = 0; lineFeedIsSpace = false; stopped = 0;
  while (p < end && written < room) {
    let next = lineStart(p, end, longest);
    const verdict = lineVerdict;
    if (verdict == 3) { stopped = 1; break; }
    if (verdict) { writeRecord(out, p, withoutReturn(next), verdict); out += 16; written++; }
    recordCount++;
    p = next + 1;
  }
  position = p;
  lineCount = recordCount;
  return written;
}

export let stopped: u32 = 0;
let lineVerdict: u32 = 0;

/** Judges the line at p, and gives the place of its line break. The record is read first: its end is mostly the line's. */
function lineStart(p: usize, end: usize, longest: u32): usize {
  if (load<u8>(p) == OPEN_OBJECT) {
    const stop = readRecord(p);
    if (stop && stop - p <= <usize>longest) {
      const lineBreak = load<u8>(stop) == CR ? stop + 1 : stop;
      if (lineBreak < end && load<u8>(lineBreak) == LF) {
        lineVerdict = handBack ? 2 : runProgram() ? 1 : 0;
        return lineBreak;
      }
    }
  }
  const lineBreak = lineEnd(p, end);
  lineVerdict = judgeLine(p, lineBreak, longest);
  return lineBreak;
}

/** Of the lines that `countLines` counted, those that `scanNeedles` has still to pass. */
let linesLeft: u32 = 0;

/**
 * How many lines [p, end) has, where each is one that begins with { and ends with }, without control characters but the
 * line breaks, in UTF-8, and without `\u` and `\/`, which can spell any text differently; −1 where one may not be.
 */
export function countLines(p: usize, end: usize): i32 {
  // Byte by byte it would take no less than reading the lines.
  if (!ASC_FEATURE_SIMD) return -1;
  if (load<u8>(p) != OPEN_OBJECT || load<u8>(end - 1) != LF) return -1;
  const feed = i8x16.splat(10), open = i8x16.splat(123), close = i8x16.splat(125);
  let count: i32 = 0;
  const last = end - 1;
  while (p < last) {
    if (p + 64 <= last) {
      const one = v128.or(isSpecial(v128.load(p)), isSpecial(v128.load(p, 16)));
      const other = v128.or(isSpecial(v128.load(p, 32)), isSpecial(v128.load(p, 48)));
      if (!v128.any_true(v128.or(one, other))) { p += 64; continue; }
    }
    const v = v128.load(p);
    let special = i8x16.bitmask(isSpecial(v));
    if (p + 16 > last) special &= (1 << <i32>(last - p)) - 1;
    if (special) {
      const m = i8x16.bitmask(i8x16.eq(v, feed)) & special;
      const framed = i8x16.bitmask(v128.and(i8x16.eq(v128.load(p - 1), close), i8x16.eq(v128.load(p + 1), open)));
      if (m & ~framed) return -1;
      count += <i32>popcnt(m);
      let other = special & ~m;
      while (other) {
        const at = p + <usize>ctz(other), c = load<u8>(at), escaped = load<u8>(at, 1);
        if (c < 32 || (c == BACKSLASH && (escaped == 117 || escaped == 47))) return -1;
        const next = c == BACKSLASH ? at + 1 : characterEnd(at);
        if (!next) return -1;
        // Clears the bits of this character; one that goes on in the next block goes on being read there.
        if (next >= p + 16) { p = next - 16; other = 0; break; }
        other &= ~((1 << <i32>(next - p)) - 1);
      }
    }
    p += 16;
  }
  if (load<u8>(last - 1) != CLOSE_OBJECT) return -1;
  linesLeft = <u32>count + 1;
  return count + 1;
}

/** Needles: entries of 20 bytes, address, length, two offsets of rare bytes, where it was found last. */
function findNext(p: usize, end: usize, needles: usize, count: u32): usize {
  let nearest = end;
  for (let i: u32 = 0; i < count; i++) {
    const needle = needles + <usize>i * 20;
    let found = <usize>load<u32>(needle, 16);
    if (found < p) {
      found = find(p, end, <usize>load<u32>(needle), load<u32>(needle, 4), load<u32>(needle, 8), load<u32>(needle, 12));
      if (!found) found = end;
      store<u32>(needle, <u32>found, 16);
    }
    if (found < nearest) nearest = found;
  }
  return nearest;
}

/**
 * Like `scanLines` for lines that `countLines` has been over, but judges only those that hold one of the needles. Lines
 * without are no matches.
 */
export function scanNeedles(p: usize, end: usize, longest: u32, out: usize, room: u32, needles: usize, count: u32): u32 {
  let written: u32 = 0, counted = p;
  lineFeedIsSpace = false; stopped = 0;
  recordCount = 0;
  for (let i: u32 = 0; i < count; i++) store<u32>(needles + <usize>i * 20, 0, 16);
  while (p < end && written < room) {
    const found = findNext(p, end, needles, count);
    if (found >= end) { p = end; break; }
    let start = found;
    while (start > p && load<u8>(start - 1) != LF) start--;
    const next = lineStart(start, end, longest);
    const verdict = lineVerdict == 3 ? 2 : lineVerdict;
    if (verdict) {
      passLines(countFeeds(counted, start));
      counted = start;
      writeRecord(out, start, next, verdict); out += 16; written++;
    }
    p = next + 1;
  }
  position = p;
  passLines(p < end ? countFeeds(counted, p) : linesLeft);
  lineCount = recordCount;
  return written;
}

function passLines(count: u32): void { recordCount += count; linesLeft -= count; }

/** Behind an element → the brace of the next one; 0 where there is none. */
function nextElement(p: usize, end: usize): usize {
  const comma = space(p);
  if (comma >= end || load<u8>(comma) != COMMA) return 0;
  const start = space(comma + 1);
  return start < end && load<u8>(start) == OPEN_OBJECT ? start : 0;
}

/**
 * Judges the elements of a list of records: p stands behind one, and what follows is a comma and the next. Stops before
 * the end of the list, and at an element that is not whole, too long, or no object. `position` is then behind the last
 * element judged.
 */
export function scanElements(p: usize, end: usize, longest: u32, out: usize, room: u32): u32 {
  let written: u32 = 0;
  recordCount = 0; lineCount = 0; lineFeedIsSpace = true; stopped = 0;
  while (written < room) {
    const start = nextElement(p, end);
    if (!start) break;
    const stop = readRecord(start);
    if (!stop || stop > end || stop - start > <usize>longest) break;
    const verdict: u32 = handBack ? 2 : runProgram() ? 1 : 0;
    if (verdict) { writeRecord(out, start, stop, verdict); out += 16; written++; }
    recordCount++;
    lineCount += countFeeds(p, stop);
    p = stop;
  }
  position = p;
  return written;
}

/** The least room that must be left for one more record. */
const RECORD_ROOM: usize = 4096;

/** Begins to write a record's leaves to `out`, and reads it; 0 where it is malformed. */
function readLeaves(p: usize, out: usize, outEnd: usize): usize {
  leafOut = out + 16;
  leafEnd = outEnd;
  return readRecord(p);
}

/** Writes the header of a record: begin, end, 2 where it must be parsed, how many leaves follow. Where the next one goes. */
function endLeaves(out: usize, start: usize, end: usize, verdict: u32): usize {
  if (verdict == 2) leafOut = out + 16;
  writeRecord(out, start, end, verdict);
  store<u32>(out, <u32>((leafOut - out - 16) >> 4), 12);
  recordCount++;
  return leafOut;
}

/** Like `scanLines`, but writes the leaves of every record instead of judging it. */
export function readLines(p: usize, end: usize, longest: u32, out: usize, outEnd: usize): u32 {
  recordCount = 0; lineFeedIsSpace = false; stopped = 0;
  while (p < end && out + RECORD_ROOM <= outEnd) {
    const stop = load<u8>(p) == OPEN_OBJECT ? readLeaves(p, out, outEnd) : 0;
    let lineBreak = stop && load<u8>(stop) == CR ? stop + 1 : stop;
    let verdict: u32 = handBack ? 2 : 1;
    if (!stop || stop - p > <usize>longest || lineBreak >= end || load<u8>(lineBreak) != LF) {
      lineBreak = lineEnd(p, end);
      const recordEnd = withoutReturn(lineBreak);
      if (load<u8>(p) != OPEN_OBJECT || load<u8>(recordEnd - 1) != CLOSE_OBJECT || recordEnd - p > <usize>longest) { stopped = 1; break; }
      verdict = 2;
    }
    out = endLeaves(out, p, withoutReturn(lineBreak), verdict);
    p = lineBreak + 1;
  }
  position = p;
  lineCount = recordCount;
  return recordCount;
}

/** Like `scanElements`, but writes the leaves of every record instead of judging it. */
export function readElements(p: usize, end: usize, longest: u32, out: usize, outEnd: usize): u32 {
  recordCount = 0; lineCount = 0; lineFeedIsSpace = true; stopped = 0;
  while (out + RECORD_ROOM <= outEnd) {
    const start = nextElement(p, end);
    if (!start) break;
    const stop = readLeaves(start, out, outEnd);
    if (!stop || stop > end || stop - start > <usize>longest) break;
    out = endLeaves(out, start, stop, handBack ? 2 : 1);
    lineCount += countFeeds(p, stop);
    p = stop;
  }
  position = p;
  return recordCount;
}
