/** xxHash with seed 0, after the published specification of the algorithm. */

const P32 = [2_654_435_761, 2_246_822_519, 3_266_489_917, 668_265_263, 374_761_393] as const;

function rotate32(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function round32(lane: number, input: number): number {
  return Math.imul(rotate32((lane + Math.imul(input, P32[1])) | 0, 13), P32[0]);
}

/** Unsigned 32 bits. */
export function xxHash32(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let hash: number;
  if (bytes.length >= 16) {
    const lanes = [(P32[0] + P32[1]) | 0, P32[1] | 0, 0, -P32[0] | 0];
    for (; at + 16 <= bytes.length; at += 16) {
      for (let lane = 0; lane < 4; lane++) lanes[lane] = round32(lanes[lane]!, view.getInt32(at + 4 * lane, true));
    }
    hash = (rotate32(lanes[0]!, 1) + rotate32(lanes[1]!, 7) + rotate32(lanes[2]!, 12) + rotate32(lanes[3]!, 18)) | 0;
  } else {
    hash = P32[4];
  }
  hash = (hash + bytes.length) | 0;
  for (; at + 4 <= bytes.length; at += 4) {
    hash = Math.imul(rotate32((hash + Math.imul(view.getInt32(at, true), P32[2])) | 0, 17), P32[3]);
  }
  for (; at < bytes.length; at++) {
    hash = Math.imul(rotate32((hash + Math.imul(bytes[at]!, P32[4])) | 0, 11), P32[0]);
  }
  hash = Math.imul(hash ^ (hash >>> 15), P32[1]);
  hash = Math.imul(hash ^ (hash >>> 13), P32[2]);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const MASK = 0xffff_ffff_ffff_ffffn;
const P64 = [
  0x9e37_79b1_85eb_ca87n,
  0xc2b2_ae3d_27d4_eb4fn,
  0x1656_67b1_9e37_79f9n,
  0x85eb_ca77_c2b2_ae63n,
  0x27d4_eb2f_1656_67c5n,
] as const;

function rotate64(value: bigint, by: bigint): bigint {
  return ((value << by) | (value >> (64n - by))) & MASK;
}

function round64(lane: bigint, input: bigint): bigint {
  return (rotate64((lane + input * P64[1]) & MASK, 31n) * P64[0]) & MASK;
}

/** Unsigned 64 bits. */
export function xxHash64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let hash: bigint;
  if (bytes.length >= 32) {
    const lanes = [(P64[0] + P64[1]) & MASK, P64[1], 0n, -P64[0] & MASK];
    for (; at + 32 <= bytes.length; at += 32) {
      for (let lane = 0; lane < 4; lane++) lanes[lane] = round64(lanes[lane]!, view.getBigUint64(at + 8 * lane, true));
    }
    hash = 0n;
    for (const [lane, by] of [1n, 7n, 12n, 18n].entries()) hash += rotate64(lanes[lane]!, by);
    for (const lane of lanes) hash = ((hash ^ round64(0n, lane)) * P64[0] + P64[3]) & MASK;
  } else {
    hash = P64[4];
  }
  hash = (hash + BigInt(bytes.length)) & MASK;
  for (; at + 8 <= bytes.length; at += 8) {
    hash = (rotate64(hash ^ round64(0n, view.getBigUint64(at, true)), 27n) * P64[0] + P64[3]) & MASK;
  }
  if (at + 4 <= bytes.length) {
    hash = (rotate64(hash ^ ((BigInt(view.getUint32(at, true)) * P64[0]) & MASK), 23n) * P64[1] + P64[2]) & MASK;
    at += 4;
  }
  for (; at < bytes.length; at++) {
    hash = (rotate64(hash ^ ((BigInt(bytes[at]!) * P64[4]) & MASK), 11n) * P64[0]) & MASK;
  }
  hash = ((hash ^ (hash >> 33n)) * P64[1]) & MASK;
  hash = ((hash ^ (hash >> 29n)) * P64[2]) & MASK;
  return hash ^ (hash >> 32n);
}
