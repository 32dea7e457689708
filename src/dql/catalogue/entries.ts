/** The shape of the catalogue's data: what may be left out is left out, so that an entry says only what is special about it. */

import type { DataType } from './typeSet.ts';

/**
 * What may stand as the value of a parameter, beside its types. Source: docs command and function pages.
 *
 * `expression` may read fields; `constant` may not; `literal` is a single literal; `word` is one of the parameter's `values`.
 */
export type ValueKind =
  | 'expression'
  | 'constant'
  | 'literal'
  | 'word'
  | 'aggregation'
  | 'timeseriesAggregation'
  | 'metricAggregation'
  | 'metricKey'
  | 'rootField'
  | 'anyField'
  | 'newField'
  | 'fieldPattern'
  | 'prefix'
  | 'block'
  | 'joinCondition'
  | 'searchCondition'
  | 'dataObject'
  | 'bucket'
  | 'tabularFile'
  | 'newTabularFile'
  | 'nodeType'
  | 'edgeType'
  | 'entityType'
  | 'entityAttribute'
  | 'entitySelector'
  | 'recordDefinition'
  | 'json'
  | 'jsonPath'
  | 'pattern'
  | 'namelessPattern';

export interface ParameterEntry {
  readonly name: string;
  readonly description: string;
  /** Other spellings of the name. */
  readonly aliases?: readonly string[];
  /** Absent: any. */
  readonly types?: readonly (DataType | 'any')[];
  /** Absent: `expression`. */
  readonly kinds?: readonly ValueKind[];
  /** Must be written `name: value`; then it is optional unless `required`. */
  readonly named?: true;
  readonly required?: true;
  /** Positional, and may be left out all the same. */
  readonly optional?: true;
  readonly variadic?: true;
  /** DQL source text. */
  readonly default?: string;
  /** Of kind `word`: DQL source text of each value. */
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** Parameters that must not be given together with this one. */
  readonly excludes?: readonly string[];
  /** Whether `alias = value` is allowed; absent: no. */
  readonly alias?: 'optional' | 'mandatory';
  /** `asc` and `desc` may follow the value. */
  readonly sortable?: true;
  readonly experimental?: true;
  readonly hidden?: true;
}

interface Lifecycle {
  readonly experimental?: true;
  readonly deprecated?: true;
  /** Without a section on the public documentation pages. */
  readonly undocumented?: true;
  /** Date of its first appearance, ISO 8601. */
  readonly since?: string;
}

export type FunctionUse = 'scalar' | 'aggregation' | 'expressionTimeseries' | 'metricTimeseries';

export interface FunctionEntry extends Lifecycle {
  readonly name: string;
  readonly description: string;
  /** Absent: `scalar`. `expressionTimeseries` is for makeTimeseries, `metricTimeseries` for timeseries. */
  readonly use?: FunctionUse;
  readonly parameters?: readonly ParameterEntry[];
  readonly returns: readonly (DataType | 'any')[];
}

export type CommandKind =
  | 'source'
  | 'filter'
  | 'select'
  | 'extract'
  | 'order'
  | 'structure'
  | 'aggregate'
  | 'join'
  | 'topology'
  | 'other';

export interface CommandEntry extends Lifecycle {
  readonly name: string;
  readonly kind: CommandKind;
  readonly description: string;
  readonly parameters: readonly ParameterEntry[];
  /** One `name type` a line: the columns it produces whatever its parameters. */
  readonly outputs?: string;
  /** What the parameters' definitions do not say, as a sentence for people. */
  readonly remark?: string;
}

export interface DataObjectEntry {
  readonly name: string;
  readonly category: string;
  readonly description: string;
  /** The field that the timeframe selects by. */
  readonly timeField?: string;
  readonly samplable?: true;
  /** Fields outside the list are errors. */
  readonly strict?: true;
  readonly deprecated?: true;
  /** What to use in its place. */
  readonly replacement?: string;
  /** One `name type description` a line. */
  readonly fields: string;
}

export interface MatcherEntry {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly description: string;
  /** The DQL type of what it exports; absent: nothing. */
  readonly output?: DataType | 'any';
  /** What is allowed behind it, and how often it matches without one. Absent: `*` and `+` only. */
  readonly quantifier?: { readonly min: number; readonly max: number } | 'none' | 'required';
  readonly body?: 'sequence' | 'members' | 'enum' | 'element';
  readonly bodyRequired?: true;
  readonly configuration?: readonly SettingEntry[];
}

export interface SettingEntry {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly type: 'string' | 'boolean' | 'long' | 'double';
  readonly default?: string;
}
