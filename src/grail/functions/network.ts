/** IP functions; they take addresses and their text. Source: docs "Network functions". */

import { Ip, type Value } from '../value.ts';
import { option, required, rest, unary, within } from './define.ts';
import { maskIp, parseIp, parseNetwork } from './ipText.ts';
import { notConstant, type ScalarFunction } from './registry.ts';

interface Network {
  readonly ip: Ip;
  readonly prefix: number;
}

function network(text: string): Network {
  return parseNetwork(text)!;
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'].map(network);
const LOOPBACK = ['127.0.0.0/8', '::1/128'].map(network);
const LINK_LOCAL = ['169.254.0.0/16', 'fe80::/10'].map(network);

function addressOf(value: Value | undefined): Ip | undefined {
  if (value instanceof Ip) return value;
  return typeof value === 'string' ? parseIp(value) : undefined;
}

function contains({ ip, prefix }: Network, address: Ip): boolean {
  return ip.version === address.version && maskIp(address, prefix).bits === maskIp(ip, prefix).bits;
}

function liesIn(networks: readonly Network[], address: Ip): boolean {
  return networks.some((candidate) => contains(candidate, address));
}

function ofAddress(name: string, test: (address: Ip) => boolean): ScalarFunction {
  return unary(name, ['boolean'], (value) => {
    const address = addressOf(value);
    return address === undefined ? null : test(address);
  });
}

function isAddress(name: string, test: (address: Ip) => boolean): ScalarFunction {
  return unary(name, ['boolean'], (value) => {
    if (value === null) return null;
    const address = addressOf(value);
    return address !== undefined && test(address);
  });
}

function flat(values: readonly Value[]): readonly Value[] {
  return values.flatMap((value) => (Array.isArray(value) ? (value as readonly Value[]) : [value]));
}

/** A single address is a network of its full length. */
function networksOf(values: readonly Value[]): readonly Network[] {
  const networks: Network[] = [];
  for (const value of flat(values)) {
    const address = addressOf(value);
    if (address !== undefined) networks.push({ ip: address, prefix: 128 });
    else if (typeof value === 'string') {
      const parsed = parseNetwork(value);
      if (parsed !== undefined) networks.push(parsed);
    }
  }
  return networks;
}

/** A needle that is itself a network lies in nothing. */
function ipIn(needle: Value, networks: readonly Network[]): boolean | null {
  if (needle === null) return null;
  return flat([needle]).some((candidate) => {
    const address = addressOf(candidate);
    return address !== undefined && liesIn(networks, address);
  });
}

export const networkFunctions: readonly ScalarFunction[] = [
  isAddress('isIp', () => true),
  isAddress('isIpV4', ({ version }) => version === 4),
  isAddress('isIpV6', ({ version }) => version === 6),
  ofAddress('ipIsPrivate', (address) => liesIn(PRIVATE, address)),
  ofAddress('ipIsLoopback', (address) => liesIn(LOOPBACK, address)),
  ofAddress('ipIsLinkLocal', (address) => liesIn(LINK_LOCAL, address)),
  ofAddress('ipIsPublic', (address) => ![PRIVATE, LOOPBACK, LINK_LOCAL].some((networks) => liesIn(networks, address))),
  {
    name: 'ipIn',
    parameters: [required('needle'), rest('haystack')],
    returns: ['boolean'],
    evaluate: ([needle, haystack]) => ipIn(needle ?? null, networksOf(haystack as readonly Value[])),
    prepare: ([, haystack]) => {
      if (haystack === notConstant || !Array.isArray(haystack)) return undefined;
      const networks = networksOf(haystack as readonly Value[]);
      return ([needle]) => ipIn(needle ?? null, networks);
    },
  },
  {
    name: 'ipMask',
    parameters: [required('expression'), within(required('maskBits'), 0), within(option('ipv6MaskBits'), 0)],
    returns: ['ip'],
    evaluate: ([value, maskBits, ipv6MaskBits]) => {
      const address = addressOf(value);
      const bits = address?.version === 6 ? (ipv6MaskBits ?? maskBits) : maskBits;
      if (address === undefined || typeof bits !== 'bigint' || bits < 0n) return null;
      return maskIp(address, bits > 128n ? 128 : Number(bits));
    },
  },
];
