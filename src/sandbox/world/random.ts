/** Chance that repeats itself: the same key gives the same numbers on every machine. */

/** One 32-bit step of a hash (the finalizer of MurmurHash3), good enough that neighbouring keys share nothing visible. */
function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function absorb(hash: number, part: string | number): number {
  if (typeof part === 'number') {
    const low = part >>> 0;
    const high = Math.floor(part / 0x1_0000_0000) >>> 0;
    return mix(mix(hash ^ low) + high + 0x9e3779b9);
  }
  let h = hash;
  for (let i = 0; i < part.length; i++) h = Math.imul(h ^ part.charCodeAt(i), 0x01000193) >>> 0;
  return mix(h + part.length + 0x7f4a7c15);
}

/** 32 unsigned bits of a key. */
export function hash32(...key: readonly (string | number)[]): number {
  let h = 0x811c9dc5;
  for (const part of key) h = absorb(h, part);
  return h;
}

/** 64 unsigned bits of a key. */
export function hash64(...key: readonly (string | number)[]): bigint {
  let h = 0x811c9dc5;
  for (const part of key) h = absorb(h, part);
  return (BigInt(absorb(h, 1)) << 32n) | BigInt(absorb(h, 2));
}

/** Lower-case hex digits of a key. */
export function hashHex(digits: number, ...key: readonly (string | number)[]): string {
  let text = '';
  for (let i = 0; text.length < digits; i++)
    text += hash32(...key, i)
      .toString(16)
      .padStart(8, '0');
  return text.slice(0, digits);
}

export function hashUuid(...key: readonly (string | number)[]): string {
  const hex = hashHex(32, ...key);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** A number in [0, 1) of a key. */
export function hashUnit(...key: readonly (string | number)[]): number {
  return hash32(...key) / 0x1_0000_0000;
}

/** A stream of numbers (sfc32). */
export class Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  constructor(...key: readonly (string | number)[]) {
    this.restart(hash32(...key));
  }

  /** Begins anew, as if made for this number. */
  restart(seed: number): void {
    this.#a = mix(seed + 0x9e3779b9);
    this.#b = mix(seed ^ 0x243f6a88);
    this.#c = mix(seed + 0xb7e15162);
    this.#counter = 1;
    for (let i = 0; i < 8; i++) this.bits();
  }

  /** 32 unsigned bits. */
  bits(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum >>> 0;
  }

  /** In [0, 1). */
  unit(): number {
    return this.bits() / 0x1_0000_0000;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.unit() * limit);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }

  /** The index of one of the weights; those of zero are never taken. */
  weighted(weights: readonly number[], total: number): number {
    let left = this.unit() * total;
    for (let i = 0; i < weights.length; i++) {
      left -= weights[i]!;
      if (left < 0) return i;
    }
    return weights.length - 1;
  }

  /** Roughly normal, mean 0 and deviation 1: the sum of four uniforms. */
  normal(): number {
    return (this.unit() + this.unit() + this.unit() + this.unit() - 2) * Math.sqrt(3);
  }

  /** How often something happens that happens `mean` times on average. */
  poisson(mean: number): number {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let product = this.unit();
    let count = 0;
    while (product > limit) {
      product *= this.unit();
      count++;
    }
    return count;
  }
}
