/**
 * The distribution of numbers: exact while there are few, then a histogram with exponential buckets, whose answers are off by at most
 * about 1.1 % (docs "Aggregation functions" say 2.2 % for Grail's own).
 */

const exactUpTo = 8192;
/** Buckets a doubling: neighbours differ by 2.2 %. */
const scale = 32;

interface Bucketed {
  weight: number;
  readonly value: number;
}

export class ValueSketch {
  #values: Float64Array = new Float64Array(8);
  #weights: Float64Array | undefined;
  #length = 0;
  #sorted = true;
  /** Weight by bucket; the sign of the key is the sign of the values. */
  #buckets: Map<number, Bucketed> | undefined;
  count = 0;

  get bytes(): number {
    return this.#values.byteLength + (this.#weights?.byteLength ?? 0) + (this.#buckets?.size ?? 0) * 64;
  }

  add(value: number, weight: number): void {
    if (Number.isNaN(value)) return;
    this.count += weight;
    if (this.#buckets !== undefined) {
      addTo(this.#buckets, value, weight);
      return;
    }
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length] = value;
    if (weight !== 1) {
      this.#weights ??= new Float64Array(this.#values.length).fill(1);
    }
    if (this.#weights !== undefined) this.#weights[this.#length] = weight;
    this.#length++;
    this.#sorted = false;
    if (this.#length > exactUpTo) this.#toBuckets();
  }

  #grow(): void {
    const values = new Float64Array(this.#values.length * 2);
    values.set(this.#values);
    this.#values = values;
    if (this.#weights === undefined) return;
    const weights = new Float64Array(values.length).fill(1);
    weights.set(this.#weights);
    this.#weights = weights;
  }

  #toBuckets(): void {
    const buckets = new Map<number, Bucketed>();
    for (let i = 0; i < this.#length; i++) addTo(buckets, this.#values[i]!, this.#weights?.[i] ?? 1);
    this.#buckets = buckets;
    this.#values = new Float64Array(0);
    this.#weights = undefined;
  }

  /** Values in ascending order with their weights. */
  *#ascending(): Generator<readonly [value: number, weight: number]> {
    if (this.#buckets !== undefined) {
      const buckets = [...this.#buckets.values()].sort((a, b) => a.value - b.value);
      for (const { value, weight } of buckets) yield [value, weight];
      return;
    }
    if (this.#weights !== undefined) {
      const order = Int32Array.from({ length: this.#length }, (_, i) => i).sort(
        (a, b) => this.#values[a]! - this.#values[b]!,
      );
      for (const i of order) yield [this.#values[i]!, this.#weights[i]!];
      return;
    }
    if (!this.#sorted) {
      this.#values.subarray(0, this.#length).sort();
      this.#sorted = true;
    }
    for (let i = 0; i < this.#length; i++) yield [this.#values[i]!, 1];
  }

  /** The least value with at least this share (0…100) of the weight at or below it. */
  percentile(percentile: number): number | undefined {
    const wanted = Math.min(Math.max((percentile / 100) * this.count, Number.MIN_VALUE), this.count);
    let below = 0;
    let last: number | undefined;
    for (const [value, weight] of this.#ascending()) {
      below += weight;
      last = value;
      if (below >= wanted) return value;
    }
    return last;
  }

  /** 0…1 */
  shareBelow(limit: number): number {
    let below = 0;
    for (const [value, weight] of this.#ascending()) if (value < limit) below += weight;
    return below / this.count;
  }
}

function addTo(buckets: Map<number, Bucketed>, value: number, weight: number): void {
  const key = value === 0 ? 0 : Math.sign(value) * (Math.floor(Math.log2(Math.abs(value)) * scale) + 65_536);
  const bucket = buckets.get(key);
  if (bucket === undefined) buckets.set(key, { weight, value: middle(value) });
  else bucket.weight += weight;
}

/** What stands for all values of a bucket. */
function middle(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  return Math.sign(value) * 2 ** ((Math.floor(Math.log2(Math.abs(value)) * scale) + 0.5) / scale);
}
