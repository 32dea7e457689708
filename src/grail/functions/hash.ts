/** Of the UTF-8 bytes of a text, or of binary values. Source: docs "Hash functions". */

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Binary } from '../value.ts';
import { unary } from './define.ts';
import type { ScalarFunction } from './registry.ts';
import { xxHash32, xxHash64 } from './xxHash.ts';

function hash(name: string, digest: (bytes: Uint8Array) => string): ScalarFunction {
  return unary(name, ['string'], (value) => {
    if (value instanceof Binary) return digest(value.bytes);
    return typeof value === 'string' ? digest(Buffer.from(value, 'utf8')) : null;
  });
}

function hexadecimal(algorithm: string): (bytes: Uint8Array) => string {
  return (bytes) => createHash(algorithm).update(bytes).digest('hex');
}

export const hashFunctions: readonly ScalarFunction[] = [
  hash('hashMd5', hexadecimal('md5')),
  hash('hashSha1', hexadecimal('sha1')),
  hash('hashSha256', hexadecimal('sha256')),
  hash('hashSha512', hexadecimal('sha512')),
  hash('hashCrc32', (bytes) => String(crc32(bytes))),
  hash('hashXxHash32', (bytes) => String(xxHash32(bytes))),
  hash('hashXxHash64', (bytes) => String(BigInt.asIntN(64, xxHash64(bytes)))),
];
