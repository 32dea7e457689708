/** Grail results by column. Source: OpenAPI description "Grail - Query API", section "QueryResult". */

export interface ResultColumn {
  readonly name: string;
  /** The API's type of the column (`long`, `timestamp`, `array`, …), `mixed` when its rows differ, `undefined` when the service knows none. */
  readonly type: string;
  /** Of an `array` column: the type of its elements, on the same terms. */
  readonly elementType: string | undefined;
  /** As they came (longs and durations are decimal text); null where the row has none. */
  readonly values: readonly unknown[];
}

export interface QueryTable {
  /** In display order: that of the fields inside the records, then what only `types` names. */
  readonly columns: readonly ResultColumn[];
  readonly rowCount: number;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * `types` is the service's list of ranges with one mapping each. All ranges count for a column and none is used to cut rows: the documentation and published
 * results disagree whether a range's end belongs to it.
 */
export function decodeTable(records: readonly unknown[], types: unknown): QueryTable {
  const rowCount = records.length;
  const values = new Map<string, unknown[]>();
  const order: string[] = [];
  const column = (name: string): unknown[] => {
    let found = values.get(name);
    if (found === undefined) {
      found = new Array<unknown>(rowCount).fill(null);
      values.set(name, found);
    }
    return found;
  };
  for (let row = 0; row < rowCount; row++) {
    const record = records[row];
    if (!isObject(record)) continue;
    const names = Object.keys(record);
    if (names.some((name) => !values.has(name))) mergeOrder(order, names);
    for (const name of names) column(name)[row] = record[name] ?? null;
  }
  const seen = typesByField(types);
  mergeOrder(order, [...seen.keys()]);
  return {
    rowCount,
    columns: order.map((name) => {
      const field = seen.get(name);
      return {
        name,
        type: common(field?.types),
        elementType: field?.elements.size ? common(field.elements) : undefined,
        values: column(name),
      };
    }),
  };
}

/** Puts names that are new behind the one they follow in `names`, so that a field that early records lack still finds its place. */
function mergeOrder(order: string[], names: readonly string[]): void {
  const known = new Set(order);
  let at = 0;
  for (const name of names) {
    if (known.has(name)) {
      at = order.indexOf(name) + 1;
    } else {
      order.splice(at, 0, name);
      at++;
    }
  }
}

interface FieldTypes {
  readonly types: Set<string>;
  readonly elements: Set<string>;
}

function typesByField(ranges: unknown): Map<string, FieldTypes> {
  const fields = new Map<string, FieldTypes>();
  for (const [name, mapping] of mappings(ranges)) {
    const field = fields.get(name) ?? { types: new Set<string>(), elements: new Set<string>() };
    fields.set(name, field);
    if (typeof mapping.type === 'string') field.types.add(mapping.type);
    if (mapping.type !== 'array') continue;
    for (const [, element] of mappings(mapping.types)) {
      if (typeof element.type === 'string') field.elements.add(element.type);
    }
  }
  return fields;
}

function* mappings(ranges: unknown): Iterable<[string, Json]> {
  if (!Array.isArray(ranges)) return;
  for (const range of ranges) {
    if (!isObject(range) || !isObject(range.mappings)) continue;
    for (const [name, mapping] of Object.entries(range.mappings)) if (isObject(mapping)) yield [name, mapping];
  }
}

/** `undefined` says that the service knows no type for some rows, null ones among them, so it does not make a column mixed. */
function common(types: ReadonlySet<string> | undefined): string {
  const known = [...(types ?? [])].filter((type) => type !== 'undefined');
  return known.length === 0 ? 'undefined' : known.length === 1 ? (known[0] as string) : 'mixed';
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
