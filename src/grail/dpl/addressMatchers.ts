/** Addresses and other marks of fixed form. Source: docs "Dynatrace Pattern Language", network, UUID, Smartscape, credit card. */

import { parseIpv6 } from '../functions/ipText.ts';
import { Ip, SmartscapeId } from '../value.ts';
import { CharacterSet, posixSet } from './characterSet.ts';
import { FAILED, type Match, type Matcher } from './matcher.ts';

const HEXADECIMAL = posixSet('xdigit')!;
const DIGITS = posixSet('digit')!;
const DOT = 46;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Four numbers up to 255 of at most three digits. */
const ipv4Match: Match = (text, at, state) => {
  let bits = 0;
  let end = at;
  for (let part = 0; part < 4; part++) {
    if (part > 0 && text.charCodeAt(end++) !== DOT) return FAILED;
    const start = end;
    let value = 0;
    while (end - start < 3 && isDigit(text.charCodeAt(end))) value = value * 10 + text.charCodeAt(end++) - 48;
    if (end === start || value > 255) return FAILED;
    bits = bits * 256 + value;
  }
  if (isDigit(text.charCodeAt(end))) return FAILED;
  state.value = new Ip(4, BigInt(bits));
  return end;
};

const LONGEST_IPV6 = 45;

/** The longest run of characters that is an address. */
const ipv6Match: Match = (text, at, state) => {
  const limit = Math.min(text.length, at + LONGEST_IPV6);
  let end = at;
  let colons = 0;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (code === 58) colons++;
    else if (code !== DOT && !HEXADECIMAL.has(code)) break;
    end++;
  }
  if (colons < 2) return FAILED;
  for (; end - at >= 2; end--) {
    const ip = parseIpv6(text.slice(at, end));
    if (ip !== undefined) {
      state.value = ip;
      return end;
    }
  }
  return FAILED;
};

const COLON_OR_HEXADECIMAL = CharacterSet.union(HEXADECIMAL, CharacterSet.of(':'));

export const ipv4: Matcher = { match: ipv4Match, result: 'value', first: DIGITS };
export const ipv6: Matcher = { match: ipv6Match, result: 'value', first: COLON_OR_HEXADECIMAL };
export const ipAddress: Matcher = {
  match: (text, at, state) => {
    const end = ipv4Match(text, at, state);
    return end >= 0 ? end : ipv6Match(text, at, state);
  },
  result: 'value',
  first: COLON_OR_HEXADECIMAL,
};

const UUID_GROUPS = [8, 4, 4, 4, 12];

export const uuidString: Matcher = {
  match: (text, at) => {
    let end = at;
    for (const [index, length] of UUID_GROUPS.entries()) {
      if (index > 0 && text.charCodeAt(end++) !== 45) return FAILED;
      for (let digit = 0; digit < length; digit++) if (!HEXADECIMAL.has(text.charCodeAt(end++))) return FAILED;
    }
    return end;
  },
  result: 'text',
  first: HEXADECIMAL,
};

const TYPE_NAME = CharacterSet.union(posixSet('word'), CharacterSet.of(':'))!;

export const smartscapeId: Matcher = {
  match: (text, at, state) => {
    let end = at;
    while (TYPE_NAME.has(text.charCodeAt(end))) end++;
    if (end === at || end - at > 255 || text.charCodeAt(end) !== 45) return FAILED;
    for (let digit = 1; digit <= 16; digit++) if (!HEXADECIMAL.has(text.charCodeAt(end + digit))) return FAILED;
    state.value = new SmartscapeId(text.slice(at, end), BigInt(`0x${text.slice(end + 1, end + 17)}`));
    return end + 17;
  },
  result: 'value',
  first: TYPE_NAME,
};

/** 13 to 19 digits with a valid check digit; blanks, also as `%20`, may stand between them. */
export const creditCard: Matcher = {
  match: (text, at, state) => {
    let digits = '';
    let end = at;
    for (let next = at; digits.length < 19; ) {
      if (isDigit(text.charCodeAt(next))) {
        digits += text.charAt(next++);
        end = next;
      } else if (digits !== '' && text.charCodeAt(next) === 32) next++;
      else if (digits !== '' && text.startsWith('%20', next)) next += 3;
      else break;
    }
    if (digits.length < 13 || !hasCheckDigit(digits)) return FAILED;
    state.value = BigInt(digits);
    return end;
  },
  result: 'value',
  first: DIGITS,
};

/** The algorithm of Luhn. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const weighted = at % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
