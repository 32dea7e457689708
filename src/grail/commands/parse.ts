/** `parse` (docs "Extraction and parsing commands"): matches a DPL pattern at the start of a text. */

import { type Batch, Slot } from '../columns/batch.ts';
import {
  type Column,
  type Dictionary,
  gather,
  isNull,
  present,
  type StringColumn,
  stateAt,
  valueAt,
} from '../columns/column.ts';
import { ColumnBuilder, StringPool } from '../columns/columnBuilder.ts';
import { compilePattern, type Pattern } from '../dpl/compilePattern.ts';
import { QueryError } from '../engine.ts';
import { compileExpression } from '../expression/compileExpression.ts';
import type { Expression } from '../expression/expression.ts';
import { compileItem } from '../expression/iteration.ts';
import { withNullsAs } from '../expression/kernelNulls.ts';
import { rowsWhereTrue } from '../expression/logicKernels.ts';
import { ArgumentError } from '../functions/registry.ts';
import { expressionOf, single, spanOf } from '../plan/binding.ts';
import { mapBatches, type StageInput, type StagePlan, scopeOf } from '../plan/pipeline.ts';
import { withFields } from '../plan/schema.ts';
import { Timestamp, type Value } from '../value.ts';
import { booleanParameter, constantParameter, mustBe, requireBoolean } from './parameters.ts';

export function planParse(input: StageInput): StagePlan {
  const { bindings } = input;
  const scope = scopeOf(input);
  const source = compileItem(expressionOf(single(bindings, 'expression')!.value), scope);
  const pattern = patternOf(input);
  const preserve = booleanParameter(input, 'preserveFieldsOnFailure', false);
  const prerequisiteItem = single(bindings, 'parsingPrerequisite');
  let prerequisite: Expression | undefined;
  if (prerequisiteItem !== undefined) {
    const node = expressionOf(prerequisiteItem.value);
    prerequisite = compileExpression(node, scope);
    requireBoolean(prerequisite, node);
  }
  const parser = new ColumnParser(pattern);
  return {
    schema: withFields(input.schema, pattern.exportNames),
    run: (stream) =>
      mapBatches(stream, (batch) => {
        const rows = prerequisite === undefined ? undefined : rowsWhereTrue(prerequisite.evaluate(batch), batch.length);
        const parsed = parser.parse(source.evaluate(batch), batch.length, rows);
        return addParsed(batch, pattern.exportNames, parsed, preserve);
      }),
  };
}

function patternOf(input: StageInput): Pattern {
  const { value, node } = constantParameter(input, 'pattern')!;
  if (typeof value !== 'string') throw mustBe(node, 'pattern', 'a string');
  const base = constantParameter(input, 'baseTime');
  if (base !== undefined && !(base.value instanceof Timestamp)) throw mustBe(base.node, 'baseTime', 'a timestamp');
  const now = base?.value instanceof Timestamp ? base.value.nanos : input.environment.context.now;
  try {
    return compilePattern(value, { needsExport: true, now: () => now });
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new QueryError(error.message, {
      errorType: error.errorType,
      span: spanOf(node),
      arguments: error.arguments,
    });
  }
}

interface Parsed {
  /** One column an export name. */
  readonly columns: readonly Column[];
  /** 1 where the pattern matched. */
  readonly matched: Uint8Array;
}

class ColumnParser {
  readonly #pattern: Pattern;
  readonly #values: Value[] = [];
  readonly #entries = new WeakMap<Dictionary, Parsed>();

  constructor(pattern: Pattern) {
    this.#pattern = pattern;
  }

  /** `rows`: where to look; undefined: everywhere. */
  parse(column: Column, length: number, rows: Int32Array | undefined): Parsed {
    if (rows === undefined && column.kind === 'string' && column.dictionary.values.length <= length) {
      return this.#byDictionary(column);
    }
    const wanted = rows === undefined ? undefined : maskOf(rows, length);
    return this.#parseRows(length, (row) => {
      if (wanted !== undefined && wanted[row] === 0) return null;
      return stateAt(column, row) === present ? valueAt(column, row) : null;
    });
  }

  #byDictionary(column: StringColumn): Parsed {
    const { codes, dictionary, length } = column;
    let entries = this.#entries.get(dictionary);
    if (entries === undefined) {
      const { values } = dictionary;
      // One entry more, for null.
      entries = this.#parseRows(values.length + 1, (row) => values[row] ?? null);
      this.#entries.set(dictionary, entries);
    }
    const rows = new Int32Array(length);
    const matched = new Uint8Array(length);
    for (let row = 0; row < length; row++) {
      rows[row] = stateAt(column, row) === present ? codes[row]! : dictionary.values.length;
      matched[row] = entries.matched[rows[row]!]!;
    }
    return { columns: entries.columns.map((entry) => gather(entry, rows, length)), matched };
  }

  #parseRows(length: number, textAt: (row: number) => Value): Parsed {
    const pattern = this.#pattern;
    const values = this.#values;
    const builders = pattern.exportNames.map(() => new ColumnBuilder({ pool: new StringPool() }));
    const matched = new Uint8Array(length);
    for (let row = 0; row < length; row++) {
      const text = textAt(row);
      const found = typeof text === 'string' && pattern.match(text, 0, values) >= 0;
      if (found) matched[row] = 1;
      for (let i = 0; i < builders.length; i++) builders[i]!.push(found ? values[i]! : null);
    }
    return { columns: builders.map((builder) => withNullsAs(builder.build())), matched };
  }
}

function maskOf(rows: Int32Array, length: number): Uint8Array {
  const mask = new Uint8Array(length);
  for (const row of rows) mask[row] = 1;
  return mask;
}

/** Fields of the pattern stand behind all others in its order, those that were there before as well, as the documentation shows it. */
function addParsed(batch: Batch, names: readonly string[], { columns, matched }: Parsed, preserve: boolean): Batch {
  const others = batch.keep(batch.names.filter((name) => !names.includes(name)));
  return names.reduce((current, name, index) => {
    const column = columns[index]!;
    const before = batch.indexOf(name);
    if (!preserve || before < 0) return current.set(name, new Slot(column));
    return current.set(name, new Slot(choose(matched, column, batch.columnAt(before))));
  }, others);
}

function choose(matched: Uint8Array, parsed: Column, before: Column): Column {
  const builder = new ColumnBuilder();
  for (let row = 0; row < matched.length; row++) {
    const column = matched[row] === 1 ? parsed : before;
    builder.push(stateAt(column, row) < isNull ? valueAt(column, row) : null);
  }
  return builder.build();
}
