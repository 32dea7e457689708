/**
 * Estimates how many distinct values were seen (HyperLogLog: Flajolet, Fusy, Gandouet, Meunier 2007). Grail's own sketch has the same relative
 * error at the same precision to within a tenth; its registers are not published, so single answers can differ within that error.
 */

export class DistinctSketch {
  readonly #registers: Uint8Array;
  readonly #precision: number;

  constructor(precision: number) {
    this.#precision = precision;
    this.#registers = new Uint8Array(1 << precision);
  }

  /** Up to so many values are counted one by one. */
  static exactUpTo(precision: number): number {
    return 1 << Math.max(precision - 2, 3);
  }

  get bytes(): number {
    return this.#registers.byteLength;
  }

  add(key: string | number): void {
    const text = typeof key === 'number' ? `n${key}` : key;
    const high = hashText(text, 0x9747b28c);
    const low = hashText(text, 0x3c6ef372);
    const register = high >>> (32 - this.#precision);
    const rest = high << this.#precision;
    const zeros = rest === 0 ? 32 - this.#precision + Math.clz32(low) : Math.clz32(rest);
    if (zeros + 1 > this.#registers[register]!) this.#registers[register] = zeros + 1;
  }

  estimate(): number {
    const count = this.#registers.length;
    let sum = 0;
    let empty = 0;
    for (const register of this.#registers) {
      sum += 2 ** -register;
      if (register === 0) empty++;
    }
    const alpha = count === 16 ? 0.673 : count === 32 ? 0.697 : count === 64 ? 0.709 : 0.7213 / (1 + 1.079 / count);
    const raw = (alpha * count * count) / sum;
    return Math.round(raw <= 2.5 * count && empty > 0 ? count * Math.log(count / empty) : raw);
  }
}

/** FNV-1a over the code units, then mixed so that all bits depend on all of them. */
function hashText(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
