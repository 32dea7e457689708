/** Texts in other quotes. */

import type { StringLiteral } from '../tree.ts';
import type { ActionPlace, CodeAction } from './actionPlace.ts';
import { quotedText } from './quotedText.ts';

export function quoteActions({ path, tree }: ActionPlace): readonly CodeAction[] {
  const literal = path.at(-1);
  if (literal?.kind !== 'String' || literal.quote === "'") return [];
  const text = literal.quote === '"' ? triple(literal, tree.text) : quotedText(literal.value);
  if (text === undefined) return [];
  return [
    {
      title: literal.quote === '"' ? 'Change to triple quotes' : 'Change to double quotes',
      kind: 'refactor.rewrite',
      edits: [{ start: literal.start, end: literal.end, text }],
    },
  ];
}

/** Only where it saves escapes, and where the text does not end the quotes itself. */
function triple({ value, start, end }: StringLiteral, text: string): string | undefined {
  const hasEscapes = text.slice(start, end).includes('\\');
  return hasEscapes && !value.includes('"""') && !value.endsWith('"') ? `"""${value}"""` : undefined;
}
