/** Sets of DQL data types as bits, so that the static types of an expression are one number. Source: docs "DQL data types". */

export const DATA_TYPES = [
  'boolean',
  'long',
  'double',
  'string',
  'timestamp',
  'duration',
  'timeframe',
  'ip',
  'uid',
  'smartscapeid',
  'binary',
  'array',
  'record',
  'geopoint',
  'null',
] as const;

export type DataType = (typeof DATA_TYPES)[number];

/** A bit a data type; 0 is no type at all: an expression that cannot have a value. */
export type TypeSet = number;

export const Type = {
  None: 0,
  Boolean: 1 << 0,
  Long: 1 << 1,
  Double: 1 << 2,
  String: 1 << 3,
  Timestamp: 1 << 4,
  Duration: 1 << 5,
  Timeframe: 1 << 6,
  Ip: 1 << 7,
  Uid: 1 << 8,
  SmartscapeId: 1 << 9,
  Binary: 1 << 10,
  Array: 1 << 11,
  Record: 1 << 12,
  Geopoint: 1 << 13,
  Null: 1 << 14,
  Numeric: (1 << 1) | (1 << 2),
  /** Every type: nothing is known. */
  Any: (1 << 15) - 1,
} as const;

/** The set of the named types; `any` stands for all of them. */
export function typeSet(names: readonly (DataType | 'any')[]): TypeSet {
  let set = 0;
  for (const name of names) set |= name === 'any' ? Type.Any : 1 << DATA_TYPES.indexOf(name);
  return set;
}

/** The names in a set, in the order of `DATA_TYPES`. */
export function typeNames(set: TypeSet): DataType[] {
  return DATA_TYPES.filter((_, index) => (set & (1 << index)) !== 0);
}

/** "a long", "an array", "a long or a double", "anything": as in the service's messages. */
export function describeTypes(set: TypeSet): string {
  if ((set & Type.Any) === Type.Any) return 'anything';
  const names = typeNames(set).map((name) => {
    if (name === 'null') return name;
    return `${'aiu'.includes(name.charAt(0)) && name !== 'uid' ? 'an' : 'a'} ${name}`;
  });
  if (names.length <= 1) return names[0] ?? 'nothing';
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
