/** The semantic dictionary's fields, and Smartscape's node and edge types. */

import { fieldTypes, parseFieldLines, splitFirst, type TableField, tableLines } from './tables.ts';
import type { TypeSet } from './typeSet.ts';

export interface KnownField {
  readonly name: string;
  readonly types: TypeSet;
  /** As in the dictionary, for instance `string[]`. */
  readonly typeName: string;
  readonly stability: 'stable' | 'experimental' | 'deprecated';
  /** Describes the resource that sent the data. */
  readonly resource: boolean;
  /** For instance `entity-id`, `permission`, `primary-field`. */
  readonly tags: readonly string[];
}

export interface Smartscape {
  readonly nodeFields: ReadonlyMap<string, TableField>;
  readonly edgeFields: ReadonlyMap<string, TableField>;
  /** Upper case; a tenant may have more. */
  readonly nodeTypes: ReadonlySet<string>;
  /** Lower case, with a description. */
  readonly edgeTypes: ReadonlyMap<string, string>;
}

export function knownFieldTable(text: string): ReadonlyMap<string, KnownField> {
  const table = new Map<string, KnownField>();
  for (const line of tableLines(text)) {
    const [name = '', typeName = '', ...marks] = line.split(' ');
    const stability = marks.includes('stable')
      ? 'stable'
      : marks.includes('deprecated')
        ? 'deprecated'
        : 'experimental';
    const tags = marks.filter((mark) => mark !== 'stable' && mark !== 'deprecated' && mark !== 'resource');
    table.set(name, {
      name,
      types: fieldTypes(typeName),
      typeName,
      stability,
      resource: marks.includes('resource'),
      tags,
    });
  }
  return table;
}

export function smartscapeTable(data: {
  readonly NODE_FIELDS: string;
  readonly EDGE_FIELDS: string;
  readonly NODE_TYPES: string;
  readonly EDGE_TYPES: string;
}): Smartscape {
  return {
    nodeFields: new Map(parseFieldLines(data.NODE_FIELDS).map((field) => [field.name, field])),
    edgeFields: new Map(parseFieldLines(data.EDGE_FIELDS).map((field) => [field.name, field])),
    nodeTypes: new Set(tableLines(data.NODE_TYPES)),
    edgeTypes: new Map(tableLines(data.EDGE_TYPES).map(splitFirst)),
  };
}
