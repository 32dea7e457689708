/** Reads and writes IP addresses. Source of the text form: docs "DQL data types" and "Conversion and casting functions". */

import { Ip } from '../value.ts';

const MAX_V4 = 0xffff_ffffn;

/** IPv4 in dots or IPv6 in any notation without a zone; undefined when the text is no address. */
export function parseIp(text: string): Ip | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

export function parseIpv4(text: string): Ip | undefined {
  const bits = ipv4Bits(text);
  return bits === undefined ? undefined : new Ip(4, BigInt(bits));
}

/** Four decimal numbers up to 255; undefined otherwise. */
function ipv4Bits(text: string): number | undefined {
  let bits = 0;
  let at = 0;
  for (let part = 0; part < 4; part++) {
    if (part > 0 && text.charCodeAt(at++) !== 46) return undefined;
    const start = at;
    let value = 0;
    while (at < text.length && at - start < 3) {
      const digit = text.charCodeAt(at) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      value = value * 10 + digit;
      at++;
    }
    if (at === start || value > 255) return undefined;
    bits = bits * 256 + value;
  }
  return at === text.length ? bits : undefined;
}

export function parseIpv6(text: string): Ip | undefined {
  const double = text.indexOf('::');
  if (double < 0) {
    const groups = readGroups(text);
    return groups?.length === 8 ? fromGroups(groups) : undefined;
  }
  const head = readGroups(text.slice(0, double));
  const tail = readGroups(text.slice(double + 2));
  if (head === undefined || tail === undefined || head.length + tail.length > 7) return undefined;
  const zeros = new Array<number>(8 - head.length - tail.length).fill(0);
  return fromGroups([...head, ...zeros, ...tail]);
}

function fromGroups(groups: readonly number[]): Ip {
  let bits = 0n;
  for (const group of groups) bits = (bits << 16n) | BigInt(group);
  return new Ip(6, bits);
}

/** Groups between single colons; the last one may be an IPv4 address, which counts as two. */
function readGroups(text: string): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes('.')) {
      const bits = ipv4Bits(part);
      if (bits === undefined) return undefined;
      groups.push(Math.floor(bits / 65_536), bits % 65_536);
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return undefined;
      groups.push(Number.parseInt(part, 16));
    }
  }
  return groups;
}

/** IPv6 groups keep four digits and the last group is always written: `::0001`, `2000::0000`. */
export function ipText(ip: Ip): string {
  if (ip.version === 4) {
    const bits = Number(ip.bits & MAX_V4);
    return `${bits >>> 24}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}`;
  }
  const hex = ip.bits.toString(16).padStart(32, '0');
  const groups = hex.match(/.{4}/g) as string[];
  const run = longestZeroRun(groups);
  if (run === undefined) return groups.join(':');
  return `${groups.slice(0, run.start).join(':')}::${groups.slice(run.end).join(':')}`;
}

/** The first longest run of at least two zero groups before the last group. */
function longestZeroRun(groups: readonly string[]): { start: number; end: number } | undefined {
  let best: { start: number; end: number } | undefined;
  let start = 0;
  for (let at = 0; at < 8; at++) {
    if (at < 7 && groups[at] === '0000') continue;
    if (at - start >= 2 && (best === undefined || at - start > best.end - best.start)) best = { start, end: at };
    start = at + 1;
  }
  return best;
}

/** `address/prefix`; a prefix longer than the address gives undefined. */
export function parseNetwork(text: string): { ip: Ip; prefix: number } | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const ip = parseIp(text.slice(0, slash));
  const digits = text.slice(slash + 1);
  if (ip === undefined || !/^\d{1,3}$/.test(digits)) return undefined;
  const prefix = Number(digits);
  return prefix <= widthOf(ip) ? { ip, prefix } : undefined;
}

/** 32 or 128 bits. */
export function widthOf(ip: Ip): number {
  return ip.version === 4 ? 32 : 128;
}

/** Keeps the leading bits. */
export function maskIp(ip: Ip, leadingBits: number): Ip {
  const width = widthOf(ip);
  const cleared = BigInt(width - Math.min(Math.max(leadingBits, 0), width));
  return new Ip(ip.version, (ip.bits >> cleared) << cleared);
}
