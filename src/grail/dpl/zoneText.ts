/** Reads the time zone of a time: an offset, an abbreviation or a name. */

import { findTimeZone, fixedZone, readOffset, type TimeZone } from '../functions/timeZone.ts';
import type { TimeFields } from './timeFields.ts';

/** Hours east of UTC that an abbreviation stands for, whatever the season. */
const ABBREVIATIONS: Record<string, number> = {
  ...{
    UTC: 0,
    UT: 0,
    GMT: 0,
    WET: 0,
    WEST: 1,
    BST: 1,
    CET: 1,
    CEST: 2,
    MEZ: 1,
    MESZ: 2,
    EET: 2,
    EEST: 3,
    MSK: 3,
    TRT: 3,
  },
  ...{
    AST: -4,
    ADT: -3,
    EST: -5,
    EDT: -4,
    CST: -6,
    CDT: -5,
    MST: -7,
    MDT: -6,
    PST: -8,
    PDT: -7,
    AKST: -9,
    AKDT: -8,
    HST: -10,
  },
  ...{ NST: -3.5, NDT: -2.5, BRT: -3, ART: -3, CLT: -4, SAST: 2, CAT: 2, EAT: 3, WAT: 1, IST: 5.5, PKT: 5, GST: 4 },
  ...{ ICT: 7, WIB: 7, HKT: 8, SGT: 8, PHT: 8, AWST: 8, JST: 9, KST: 9, ACST: 9.5, ACDT: 10.5, AEST: 10, AEDT: 11 },
  ...{ NZST: 12, NZDT: 13 },
};

const zones = new Map<string, TimeZone>();
const OFFSET = /[+-]\d{2}(?::?\d{2})?/y;
const NAME = /[A-Za-z][A-Za-z0-9_+/-]*/y;

/** `Z`, `+0100`, `+01:00`, `PST`, `Europe/Vienna`, `GMT+1`. */
export function readZone(text: string, at: number, fields: TimeFields): number {
  const code = text.charCodeAt(at);
  const isOffset = code === 43 || code === 45;
  const pattern = isOffset ? OFFSET : NAME;
  pattern.lastIndex = at;
  const run = pattern.exec(text)?.[0];
  if (run === undefined) return -1;
  for (const candidate of isOffset ? [run] : [run, /^[A-Za-z]+/.exec(run)![0]]) {
    const zone = findZone(candidate);
    if (zone === undefined) continue;
    fields.zone = zone;
    return at + candidate.length;
  }
  return -1;
}

function findZone(name: string): TimeZone | undefined {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = makeZone(name);
  if (zone !== undefined && zones.size < 1000) zones.set(name, zone);
  return zone;
}

function makeZone(name: string): TimeZone | undefined {
  const offset = readOffset(name.toUpperCase());
  if (offset !== undefined) return fixedZone(name, offset);
  const upper = name.toUpperCase();
  if (Object.hasOwn(ABBREVIATIONS, upper)) return fixedZone(name, ABBREVIATIONS[upper]! * 3600);
  return name.includes('/') ? findTimeZone(name) : undefined;
}
