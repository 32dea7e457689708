/** Which members JSON values have, and of which types: what a sample and an answer have in common when only their data differs. */

type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

export interface Shape {
  readonly types: ReadonlySet<JsonType>;
  /** Of all objects among the values. */
  readonly members: ReadonlyMap<string, Shape>;
  /** Of all elements of all arrays among the values. */
  readonly elements: Shape | undefined;
}

export function shapeOf(values: readonly unknown[]): Shape {
  const members = new Map<string, unknown[]>();
  const elements: unknown[] = [];
  for (const value of values) {
    if (Array.isArray(value)) elements.push(...value);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        const found = members.get(name);
        if (found === undefined) members.set(name, [member]);
        else found.push(member);
      }
    }
  }
  return {
    types: new Set(values.map(typeOf)),
    members: new Map([...members].map(([name, found]) => [name, shapeOf(found)])),
    elements: elements.length === 0 ? undefined : shapeOf(elements),
  };
}

export interface Comparison {
  readonly held: number;
  readonly differences: readonly string[];
}

/** `isData` says of which paths, such as `entities[].properties`, the members are data and not part of the contract. */
export function compareShapes(sample: Shape, answer: Shape, isData: (path: string) => boolean): Comparison {
  const differences: string[] = [];
  let held = 0;
  const compare = (wanted: Shape, found: Shape, path: string): void => {
    const strange = [...found.types].filter((type) => type !== 'null' && !wanted.types.has(type));
    const isNullOnly = wanted.types.size === 1 && wanted.types.has('null');
    if (strange.length > 0 && !isNullOnly) {
      differences.push(`${path} is ${strange.join(' and ')} instead of ${[...wanted.types].join(' or ')}`);
      return;
    }
    held++;
    if (isData(path)) return;
    if (wanted.elements !== undefined) {
      if (found.elements === undefined) differences.push(`${path} has no elements`);
      else compare(wanted.elements, found.elements, `${path}[]`);
    }
    for (const [name, member] of wanted.members) {
      const at = path === '' ? name : `${path}.${name}`;
      const own = found.members.get(name);
      if (own !== undefined) compare(member, own, at);
      else if (!isData(at)) differences.push(`${at} is missing`);
    }
  };
  compare(sample, answer, '');
  return { held, differences };
}

function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}
