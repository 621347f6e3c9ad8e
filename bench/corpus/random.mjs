// Random choices with a seed, the same on every machine (sfc32).
export class Random {
  #a = 0x9e3779b9;
  #b = 0x243f6a88;
  #c = 0xb7e15162;
  #d;

  constructor(seed) {
    this.#a ^= seed;
    this.#d = seed | 1;
    for (let i = 0; i < 20; i++) this.word();
  }

  word() {
    const t = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + t) | 0;
    return t >>> 0;
  }

  unit() {
    return this.word() / 0x1_0000_0000;
  }

  between(low, high) {
    return low + (this.word() % (high - low + 1));
  }

  pick(items) {
    return items[this.word() % items.length];
  }

  chance(share) {
    return this.unit() < share;
  }

  characters(count, alphabet) {
    let text = "";
    for (let i = 0; i < count; i++) text += alphabet[this.word() % alphabet.length];
    return text;
  }

  digits(count) {
    return this.characters(count, "0123456789");
  }

  hex(count) {
    return this.characters(count, "0123456789abcdef");
  }

  capitals(count) {
    return this.characters(count, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
  }

  uuid() {
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-a${this.hex(3)}-${this.hex(12)}`;
  }

  /** A function that picks by weight: real names are used very unevenly. */
  weighted(items, weightOf) {
    const sums = [];
    let sum = 0;
    for (const [index, item] of items.entries()) {
      sum += weightOf(item, index);
      sums.push(sum);
    }
    return () => {
      const sought = this.unit() * sum;
      let low = 0;
      let high = sums.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle] < sought) low = middle + 1;
        else high = middle;
      }
      return items[low];
    };
  }
}
