/** Conditions written in another way. */

import { lowerCase } from '../catalogue/definitions.ts';
import type { Binary, Expression, Node, Unary } from '../tree.ts';
import {
  type ActionPlace,
  type CodeAction,
  hasComment,
  operandsOf,
  sourceOf,
  withoutParentheses,
} from './actionPlace.ts';

export function conditionActions(place: ActionPlace): readonly CodeAction[] {
  return [...deMorgan(place), ...toIn(place), ...fromIn(place)];
}

/** `not (a and b)` is `not a or not b`, with null as well. */
function deMorgan({ tree, path }: ActionPlace): readonly CodeAction[] {
  const node = path.findLast((each): each is Unary => each.kind === 'Unary' && each.operator === 'not');
  if (node === undefined || hasComment(tree, node)) return [];
  const inner = withoutParentheses(node.operand);
  if (inner.kind !== 'Binary' || (inner.operator !== 'and' && inner.operator !== 'or')) return [];
  const other = inner.operator === 'and' ? 'or' : 'and';
  const text = operandsOf(inner, inner.operator)
    .map((part) => negated(sourceOf(tree, part), part))
    .join(` ${other} `);
  return [
    {
      title: `Change to \`not … ${other} not …\``,
      kind: 'refactor.rewrite',
      edits: [{ start: node.start, end: node.end, text: standsAlone(path, node) ? text : `(${text})` }],
    },
  ];
}

function negated(text: string, part: Expression): string {
  if (part.kind === 'Unary' && part.operator === 'not') {
    const inner = text.slice(part.operand.start - part.start);
    return isSimple(part.operand) ? inner : `(${inner})`;
  }
  return isSimple(part) ? `not ${text}` : `not (${text})`;
}

function isSimple({ kind }: Expression): boolean {
  return kind === 'Call' || kind === 'Field' || kind === 'Paren';
}

function standsAlone(path: readonly Node[], node: Node): boolean {
  const parent = path[path.indexOf(node) - 1];
  return parent?.kind === 'Item' || parent?.kind === 'Paren';
}

/**
 * `a == "x" or a == "y"` is `in(a, "x", "y")` where only true counts: what `in` says of null is not documented, so this is offered below
 * `and` and `or` of a filter only.
 */
function toIn({ tree, path, command }: ActionPlace): readonly CodeAction[] {
  if (lowerCase(command?.name?.text ?? '') !== 'filter') return [];
  const from = path.indexOf(command!) + 2;
  let found: Binary | undefined;
  for (const node of path.slice(from)) {
    if (node.kind === 'Paren') continue;
    if (node.kind !== 'Binary' || (node.operator !== 'and' && node.operator !== 'or')) break;
    if (node.operator === 'or' && found === undefined) found = node;
  }
  if (found === undefined || hasComment(tree, found)) return [];
  const parts = operandsOf(found, 'or').map(withoutParentheses);
  const field = comparedField(tree, parts[0]!);
  const isSame = parts.every((part) => part.kind === 'Binary' && comparedField(tree, part) === field);
  if (field === undefined || !isSame) return [];
  const values = parts.map((part) => sourceOf(tree, (part as Binary).right));
  return [
    {
      title: 'Change to `in(…)`',
      kind: 'refactor.rewrite',
      edits: [{ start: found.start, end: found.end, text: `in(${field}, ${values.join(', ')})` }],
    },
  ];
}

/** The way back, at the same places. */
function fromIn({ tree, path, command }: ActionPlace): readonly CodeAction[] {
  if (lowerCase(command?.name?.text ?? '') !== 'filter') return [];
  const below = path.slice(path.indexOf(command!) + 2);
  const call = below.find((node) => node.kind === 'Call');
  if (call?.kind !== 'Call' || lowerCase(call.name.text) !== 'in' || hasComment(tree, call)) return [];
  const around = below.slice(0, below.indexOf(call));
  if (!around.every((node) => node.kind === 'Paren' || isGlue(node))) return [];
  const [field, ...values] = call.items.map(({ value }) => value);
  if (field?.kind !== 'Field' || values.length === 0 || !values.every(({ kind }) => LITERALS.has(kind))) return [];
  const text = values.map((value) => `${sourceOf(tree, field)} == ${sourceOf(tree, value)}`).join(' or ');
  return [
    {
      title: 'Change to `… == … or … == …`',
      kind: 'refactor.rewrite',
      edits: [{ start: call.start, end: call.end, text: standsAlone(path, call) ? text : `(${text})` }],
    },
  ];
}

const LITERALS: ReadonlySet<string> = new Set(['String', 'Long', 'Double']);

function isGlue(node: Node): boolean {
  return node.kind === 'Binary' && (node.operator === 'and' || node.operator === 'or');
}

/** The text of the field that is compared with a literal. */
function comparedField(tree: ActionPlace['tree'], part: Expression): string | undefined {
  if (part.kind !== 'Binary' || part.operator !== '==' || part.left.kind !== 'Field') return undefined;
  return LITERALS.has(part.right.kind) ? sourceOf(tree, part.left) : undefined;
}
