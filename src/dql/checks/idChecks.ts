/** IDs compared with texts that look like them, but never are equal. Source: docs "DQL Smartscape commands", "DQL operators". */

import { Type } from '../catalogue/typeSet.ts';
import type { Binary, Call, Field, Item, StringLiteral } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { wrapFix } from './edits.ts';
import { fieldTypes } from './fieldTypes.ts';
import type { Check, Edit } from './problem.ts';

export const idChecks = {
  idAsText: {
    code: 'id-as-text',
    severity: 'warning',
    summary: 'The ID of a Smartscape node, a trace or a span compared with a text, to which it is never equal.',
    example: 'smartscapeNodes HOST | filter id == "HOST-000000000000007B" | fields name',
    fixed: 'smartscapeNodes HOST | filter id == toSmartscapeId("HOST-000000000000007B") | fields name',
  },
} as const satisfies Record<string, Check>;

/** For `==` and `!=`. */
export function checkIdComparison(context: CheckContext, node: Binary): void {
  const [field, text] = node.right.kind === 'String' ? [node.left, node.right] : [node.right, node.left];
  if (text.kind !== 'String' || field.kind !== 'Field') return;
  const conversion = conversionFor(context, field);
  if (conversion === undefined) return;
  const result = node.operator === '==' ? 'never true' : 'always true';
  context.report(
    idChecks.idAsText,
    node,
    `Convert the text with \`${conversion}\`: \`${field.name.text}\` holds IDs, so comparing it with a text is ${result}.`,
    [wrapFix('Convert the text to an ID', text, `${conversion}(`, ')', !isPattern(text))],
  );
}

/** For the function `in`. */
export function checkIdsIn(context: CheckContext, call: Call): void {
  const needle = call.items[0]?.value;
  if (needle?.kind !== 'Field') return;
  const texts: StringLiteral[] = [];
  for (let at = 1; at < call.items.length; at++) addTexts(call.items[at]!, texts);
  if (texts.length === 0) return;
  const conversion = conversionFor(context, needle);
  if (conversion === undefined) return;
  const edits: Edit[] = [];
  for (const { start, end } of texts) {
    edits.push({ start, end: start, text: `${conversion}(` }, { start: end, end, text: ')' });
  }
  const title = texts.length === 1 ? 'Convert the text to an ID' : 'Convert the texts to IDs';
  context.report(
    idChecks.idAsText,
    call,
    `Convert the texts with \`${conversion}\`: \`${needle.name.text}\` holds IDs, which are never equal to a text.`,
    [{ title, edits, preferred: !texts.some(isPattern) }],
  );
}

/** Texts that stand among the values, in braces and in `array(…)`. */
function addTexts({ value }: Item, texts: StringLiteral[]): void {
  if (value.kind === 'String') texts.push(value);
  else if (value.kind === 'Group' || (value.kind === 'Call' && value.name.text === 'array')) {
    for (const item of value.items) addTexts(item, texts);
  }
}

function conversionFor(context: CheckContext, field: Field): string | undefined {
  switch (fieldTypes(context, field)) {
    case Type.SmartscapeId:
      return 'toSmartscapeId';
    case Type.Uid:
      return 'toUid';
    default:
      return undefined;
  }
}

/** Was meant to match several IDs, which the conversion does not help. */
function isPattern({ value }: StringLiteral): boolean {
  return value.includes('*');
}
