/** Facts: docs function pages. One entry a function. */

import type { FunctionEntry, ParameterEntry } from '../../entries.ts';

const IP_STRING: ParameterEntry = { name: 'expression', description: 'Value or expression.', types: ['ip', 'string'] };

export const NETWORK_FUNCTIONS: readonly FunctionEntry[] = [
  {
    name: 'ipIn',
    description: 'True when any needle address equals a haystack address or lies in a haystack network (CIDR).',
    parameters: [
      { name: 'needle', description: 'Value(s) looked for.', types: ['array', 'ip', 'string'] },
      { name: 'haystack', description: 'Value(s) searched.', types: ['array', 'ip', 'string'], variadic: true },
    ],
    returns: ['boolean'],
  },
  {
    name: 'ipIsLinkLocal',
    description: 'True for link-local addresses.',
    parameters: [IP_STRING],
    returns: ['boolean'],
  },
  { name: 'ipIsLoopback', description: 'True for loopback addresses.', parameters: [IP_STRING], returns: ['boolean'] },
  {
    name: 'ipIsPrivate',
    description: 'True for private-range addresses.',
    parameters: [IP_STRING],
    returns: ['boolean'],
  },
  {
    name: 'ipIsPublic',
    description: 'True for publicly routable addresses.',
    parameters: [IP_STRING],
    returns: ['boolean'],
  },
  {
    name: 'ipMask',
    description: 'Keeps the given number of leading bits of an address and clears the rest.',
    parameters: [
      IP_STRING,
      { name: 'maskBits', description: 'Bits kept (IPv4, and IPv6 unless given separately).', types: ['long'], min: 0 },
      { name: 'ipv6MaskBits', description: 'Bits kept for IPv6.', types: ['long'], named: true, min: 0 },
    ],
    returns: ['ip'],
  },
  {
    name: 'isIp',
    description: 'True when the value is (or is the text of) an IP address.',
    parameters: [IP_STRING],
    returns: ['boolean'],
  },
  {
    name: 'isIpV4',
    description: 'True when the value is (or is the text of) an IPv4 address.',
    parameters: [IP_STRING],
    returns: ['boolean'],
  },
  {
    name: 'isIpV6',
    description: 'True when the value is (or is the text of) an IPv6 address.',
    parameters: [IP_STRING],
    returns: ['boolean'],
  },
];
