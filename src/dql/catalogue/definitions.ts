/** Commands, functions and parameters in full: the catalogue's entries with everything that they leave out filled in. */

import type { CommandEntry, CommandKind, FunctionEntry, FunctionUse, ParameterEntry, ValueKind } from './entries.ts';
import { parseFieldLines, type TableField } from './tables.ts';
import { Type, type TypeSet, typeSet } from './typeSet.ts';

export interface Parameter {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The name and its aliases in lower case. */
  readonly keys: readonly string[];
  readonly description: string;
  readonly types: TypeSet;
  readonly kinds: readonly ValueKind[];
  readonly required: boolean;
  /** Must be written `name: value`. */
  readonly named: boolean;
  readonly variadic: boolean;
  /** DQL source text. */
  readonly defaultValue: string | undefined;
  /** DQL source text of each value that is allowed; empty unless the parameter takes a word. */
  readonly values: readonly string[];
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** Names of parameters that must not be given together with this one. */
  readonly excludes: readonly string[];
  readonly alias: 'none' | 'optional' | 'mandatory';
  readonly sortable: boolean;
  readonly experimental: boolean;
  readonly hidden: boolean;
}

interface Definition {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly experimental: boolean;
  readonly deprecated: boolean;
  /** Whether it has a section on the public documentation pages. */
  readonly documented: boolean;
  /** Date of its first appearance, ISO 8601; absent for what is older than the records. */
  readonly since: string | undefined;
}

export interface FunctionDefinition extends Definition {
  readonly use: FunctionUse;
  readonly returns: TypeSet;
}

export interface Command extends Definition {
  readonly kind: CommandKind;
  readonly isSource: boolean;
  /** Columns that it produces whatever its parameters are. */
  readonly outputs: readonly TableField[];
  readonly remark: string | undefined;
}

/** In lower case, without allocating where nothing is to be done. */
export function lowerCase(name: string): string {
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if ((code >= 65 && code <= 90) || code > 127) return name.toLowerCase();
  }
  return name;
}

export function defineFunction(entry: FunctionEntry): FunctionDefinition {
  return {
    ...define(entry),
    use: entry.use ?? 'scalar',
    returns: typeSet(entry.returns),
  };
}

export function defineCommand(entry: CommandEntry): Command {
  return {
    ...define(entry),
    kind: entry.kind,
    isSource: entry.kind === 'source',
    outputs: parseFieldLines(entry.outputs ?? ''),
    remark: entry.remark,
  };
}

function define(entry: CommandEntry | FunctionEntry): Definition {
  return {
    name: entry.name,
    description: entry.description,
    parameters: (entry.parameters ?? []).map(defineParameter),
    experimental: entry.experimental === true,
    deprecated: entry.deprecated === true,
    documented: entry.undocumented !== true,
    since: entry.since,
  };
}

const EXPRESSION: readonly ValueKind[] = ['expression'];
const NONE: readonly string[] = [];

function defineParameter(entry: ParameterEntry): Parameter {
  const aliases = entry.aliases ?? NONE;
  return {
    name: entry.name,
    aliases,
    keys: [entry.name, ...aliases].map(lowerCase),
    description: entry.description,
    types: entry.types === undefined ? Type.Any : typeSet(entry.types),
    kinds: entry.kinds ?? EXPRESSION,
    required: entry.required === true || (entry.named !== true && entry.optional !== true),
    named: entry.named === true,
    variadic: entry.variadic === true,
    defaultValue: entry.default,
    values: entry.values ?? NONE,
    min: entry.min,
    max: entry.max,
    excludes: entry.excludes ?? NONE,
    alias: entry.alias ?? 'none',
    sortable: entry.sortable === true,
    experimental: entry.experimental === true,
    hidden: entry.hidden === true,
  };
}
