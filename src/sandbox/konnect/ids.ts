import { createHash } from 'node:crypto';

/** Ids that are the same each time for one seed and one order of calls. */
export interface Ids {
  /** The same for the same key. */
  uuid(key: string): string;
  /** 16 characters of base64url, the same for the same key. */
  resource(key: string): string;
  /** A key that no call had before. */
  fresh(kind: string): string;
}

export function createIds(seed: string | number): Ids {
  let count = 0;
  const digest = (key: string) => createHash('sha256').update(`${seed}/${key}`).digest();
  return {
    uuid: (key) => {
      const bytes = digest(key).subarray(0, 16);
      bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
      const hex = bytes.toString('hex');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    },
    resource: (key) => digest(key).subarray(0, 12).toString('base64url'),
    fresh: (kind) => `${kind} ${++count}`,
  };
}
