/** Fields: whether those that are read exist, and whether those that are made are different ones. */

import type { Binding } from './binding.ts';
import { withCanonicalBlanks } from './columnText.ts';
import type { CheckContext } from './context.ts';
import { removalEdit } from './edits.ts';
import type { FieldReference } from './fieldReader.ts';
import { type Check, replace } from './problem.ts';
import { didYouMean, nearest, quoteName } from './suggestions.ts';

export const fieldChecks = {
  unknownField: {
    code: 'unknown-field',
    severity: 'warning',
    summary: 'A field that does not exist any more or never did, because an earlier command fixed the columns.',
    example: 'data record(amount = 1) | fieldsAdd x = amont * 2',
    fixed: 'data record(amount = 1) | fieldsAdd x = amount * 2',
  },
  removedField: {
    code: 'removed-field',
    severity: 'warning',
    summary: 'A field that an earlier command has removed or renamed.',
    example: 'fetch logs, from: -2h, bucket: "b" | fieldsRemove status | summarize count(), by: {status}',
  },
  unknownColumn: {
    code: 'unknown-column',
    severity: 'information',
    errorType: 'FIELD_DOES_NOT_EXIST',
    summary: 'A field that a table with fixed columns is not known to have.',
    example: 'fetch dt.entity.host | filter entity.nme == "a"',
    fixed: 'fetch dt.entity.host | filter entity.name == "a"',
    options: { severities: { 'deprecated-data-object': 'off' } },
  },
  columnBlanks: {
    code: 'column-blanks',
    severity: 'warning',
    summary: 'The name of a computed column with other blanks than those that the service puts into it.',
    example: 'data record(a = now()) | summarize count(), by:{bin(a,1h)} | sort `bin(a,1h)`',
    fixed: 'data record(a = now()) | summarize count(), by:{bin(a,1h)} | sort `bin(a, 1h)`',
  },
  duplicateField: {
    code: 'duplicate-field',
    severity: 'warning',
    summary: 'Two results of one command with the same name: the later one wins.',
    example: 'data record(a = 1) | fields a, a = 2',
  },
} as const satisfies Record<string, Check>;

export function checkReference(context: CheckContext, reference: FieldReference): void {
  const { resolution, name } = reference;
  if (resolution.kind === 'removed') {
    const by = resolution.by.name?.text ?? 'an earlier command';
    const message = `\`${name.text}\` is gone: \`${by}\` removed or renamed it. It reads as null here.`;
    context.report(fieldChecks.removedField, name, message, undefined, [name.text]);
    return;
  }
  if (resolution.kind !== 'absent') return;
  // Computed columns are called by their canonical text, which differs from the source in small things.
  if (name.quoted && name.text.includes('(')) return;
  const names = context.suggests ? context.analysis.before(reference.command).names() : [];
  // `count` for the column `count()`, and `x` for the column `right.x` of a join.
  const computed = names.filter((each) => each.startsWith(`${name.text}(`) || each.endsWith(`.${name.text}`));
  const candidates = computed.length > 0 ? computed.slice(0, 3) : nearest(name.text, names);
  const fixes = candidates.map((candidate, index) =>
    replace(`Change to \`${candidate}\``, name.start, name.end, quoteName(candidate), index === 0),
  );
  if (resolution.object !== undefined) {
    const message = `\`${resolution.object.name}\` is not known to have a field \`${name.text}\`.${didYouMean(candidates)}`;
    context.report(fieldChecks.unknownColumn, name, message, fixes, [name.text]);
    return;
  }
  const by = resolution.by?.name?.text;
  const message = `There is no field \`${name.text}\` here: \`${by}\` fixed the columns.${didYouMean(candidates)}`;
  context.report(fieldChecks.unknownField, name, message, fixes, [name.text]);
}

/** For a name in backticks that a computed column is meant with: it is called by its canonical text, however that was written. */
export function checkColumnName(context: CheckContext, { name, resolution }: FieldReference): void {
  if (resolution.kind !== 'defined') return;
  const { definition } = resolution;
  // Other columns have names of their own, which are no expressions.
  if (definition.value === undefined || context.source(definition.value) !== definition.name) return;
  const canonical = withCanonicalBlanks(name.text);
  if (canonical === undefined || canonical === name.text) return;
  const fix = replace(
    'Change the blanks',
    name.start,
    name.end,
    quoteName(canonical),
    canonical === withCanonicalBlanks(definition.name),
  );
  const message = `The service calls this column \`${canonical}\`: in backticks every blank counts.`;
  context.report(fieldChecks.columnBlanks, name, message, [fix], [name.text]);
}

/** Commands and parameters whose items become columns. */
const COLUMNS: ReadonlySet<string> = new Set([
  'fields',
  'fieldsAdd',
  'fieldsRename',
  'summarize',
  'makeTimeseries',
  'timeseries',
]);

export function checkDuplicateFields(context: CheckContext, command: string, binding: Binding): void {
  if (!COLUMNS.has(command) || binding.items.length < 2) return;
  const seen = new Set<string>();
  for (const { item, parameter } of binding.items) {
    if (parameter === undefined || parameter.alias === 'none') continue;
    const { alias, value } = item;
    const name = alias?.text ?? (value.kind === 'Field' ? value.name.text : undefined);
    if (name === undefined) continue;
    if (!seen.has(name)) {
      seen.add(name);
      continue;
    }
    const span = alias ?? value;
    const message = `\`${name}\` is made twice by this \`${command}\`: the later one wins.`;
    const fix = { title: 'Remove it', edits: [removalEdit(context, item)], preferred: false };
    context.report(fieldChecks.duplicateField, span, message, [fix], [name]);
  }
}
