/** Inside a DPL pattern: matchers, what modifies them, and the fields they export. Source: docs "Dynatrace Pattern Language". */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { MatcherDefinition } from '../catalogue/matcherTable.ts';
import { exportsOf } from '../dpl/exports.ts';
import { documentOffset, patternOffset } from '../dpl/offsets.ts';
import { parsePattern } from '../dpl/parser.ts';
import type {
  CharacterClass,
  ExportName,
  LookAround,
  MacroReference,
  Member,
  PatternNode,
  PatternSpan,
  PatternTree,
  Quantifier,
  Setting,
} from '../dpl/tree.ts';
import { patternPathAt } from '../dpl/treeQueries.ts';
import type { Node, StringLiteral, Tree } from '../tree.ts';
import { expectationAt } from './expectation.ts';
import { type Hover, inline, joined, list } from './hoverMarkdown.ts';
import { typesText } from './signature.ts';

/** A part of the pattern and what is said of it. */
interface Told extends PatternSpan {
  readonly markdown: string;
}

export function describePattern(
  tree: Tree,
  literal: StringLiteral,
  offset: number,
  path: readonly Node[],
  catalogue: Catalogue,
): Hover | undefined {
  const kinds = expectationAt(tree, path, catalogue).parameter?.kinds ?? [];
  if (!kinds.includes('pattern') && !kinds.includes('namelessPattern')) return undefined;
  const pattern = parsePattern(literal.value);
  const at = patternOffset(tree.text, literal, offset);
  const told = describeAt(pattern, at, catalogue) ?? describeAt(pattern, at - 1, catalogue);
  if (told === undefined) return undefined;
  const start = documentOffset(tree.text, literal, told.start);
  const end = documentOffset(tree.text, literal, told.end);
  // The quotes are outside of the pattern.
  return offset < start || offset > end ? undefined : { start, end, markdown: told.markdown };
}

function describeAt(pattern: PatternTree, at: number, catalogue: Catalogue): Told | undefined {
  const path = patternPathAt(pattern, at);
  const node = path.at(-1);
  switch (node?.kind) {
    case 'NamedMatcher': {
      const matcher = catalogue.matchers.find(node.name);
      if (matcher === undefined || at >= node.nameEnd) return undefined;
      return { start: node.start, end: node.nameEnd, markdown: describeMatcher(matcher) };
    }
    case 'LiteralMatcher':
      return told(node, `Matches exactly ${inline(node.value)}`);
    case 'CharacterClass':
      return told(node, describeClass(node));
    case 'CharacterRange': {
      const around = path.at(-2);
      return around?.kind === 'CharacterClass' ? told(around, describeClass(around)) : undefined;
    }
    case 'PosixClass':
      return told(node, `Characters of the class ${inline(node.name)}`);
    case 'MacroReference':
      return told(node, describeMacro(node, pattern));
    case 'ExportName':
      return told(node, describeExport(node, path.at(-2), pattern, catalogue));
    case 'Quantifier':
      return told(node, describeQuantifier(node));
    case 'LookAround':
      return told(node, describeLookAround(node));
    case 'EnumEntry':
      return node.value === undefined ? undefined : told(node, `${inline(node.key)} becomes ${node.value}`);
    case 'Element':
      if (!node.optional || at !== node.optionalStart) return undefined;
      return {
        start: at,
        end: at + 1,
        markdown: 'Optional: without a match it is skipped, and what it exports is `null`.',
      };
    case 'Setting':
      return describeSetting(node, path, catalogue);
    default:
      return undefined;
  }
}

function told({ start, end }: PatternSpan, markdown: string): Told {
  return { start, end, markdown };
}

function describeMatcher({ name, aliases, description, output, settings, repetition }: MatcherDefinition): string {
  const often =
    repetition.kind === 'free'
      ? `Repeats from ${repetition.min} to ${repetition.max} times unless a quantifier says otherwise.`
      : repetition.kind === 'required'
        ? 'Needs a quantifier.'
        : undefined;
  return joined([
    `Matcher \`${name}\`: ${output === 0 ? 'exports nothing' : typesText(output)}`,
    description,
    often,
    settings.length === 0 ? undefined : `Settings: ${list(settings.map((each) => each.name))}`,
    aliases.length === 0 ? undefined : `Also ${list(aliases)}`,
  ]);
}

function describeClass({ negated }: CharacterClass): string {
  return `One character ${negated ? 'other than these' : 'of these'}, unless a quantifier says otherwise.`;
}

function describeMacro({ name }: MacroReference, { macros, text }: PatternTree): string {
  const macro = macros.find((each) => each.name === name);
  if (macro === undefined) return `Macro ${inline(name)}, which is not defined`;
  const { start, end } = macro.sequence;
  return `Macro ${inline(name)}: ${inline(text.slice(start, end))}`;
}

function describeExport(
  name: ExportName,
  parent: PatternNode | undefined,
  pattern: PatternTree,
  catalogue: Catalogue,
): string {
  const exported = exportsOf(pattern, catalogue.matchers).find((each) => each.name === name);
  if (exported !== undefined) {
    return `Field ${inline(name.text)}: ${typesText(exported.types)}, exported by this pattern`;
  }
  if (parent?.kind === 'Member') return describeMemberName(name, parent);
  return `${inline(name.text)}, a part of the value around it`;
}

function describeMemberName(name: ExportName, { newName }: Member): string {
  if (newName === undefined) return `Member ${inline(name.text)} of the JSON text`;
  if (newName !== name) return `Member ${inline(name.text)} of the JSON text, called otherwise in the result`;
  const isDropped = !name.quoted && name.text === 'null';
  return isDropped ? 'The member is left out of the result.' : `Member ${inline(name.text)} of the result`;
}

function describeQuantifier({ form, min, max }: Quantifier): string {
  if (form === '*') return 'Any number of times, none included';
  if (form === '+') return 'At least once';
  if (max === undefined) return `At least ${times(min)}`;
  return min === max ? `Exactly ${times(min)}` : `From ${min} to ${times(max)}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function describeLookAround({ behind, negated }: LookAround): string {
  const place = behind ? 'before' : 'behind';
  return `Looks ${behind ? 'back' : 'ahead'}: goes on only if what stands ${place} this place ${negated ? 'does not match' : 'matches'}, and takes nothing of it.`;
}

function describeSetting(
  { name, start }: Setting,
  path: readonly PatternNode[],
  catalogue: Catalogue,
): Told | undefined {
  const owner = path.findLast((node) => node.kind === 'Element' || node.kind === 'Member');
  if (name === undefined || owner?.matcher.kind !== 'NamedMatcher') return undefined;
  const setting = catalogue.matchers
    .find(owner.matcher.name)
    ?.settings.find((each) => [each.name, ...(each.aliases ?? [])].includes(name.toLowerCase()));
  if (setting === undefined) return undefined;
  const usual = setting.default === undefined ? '' : `, ${inline(setting.default)} unless given`;
  return {
    start,
    end: start + name.length,
    markdown: `Setting \`${setting.name}\` of \`${owner.matcher.name}\`: ${setting.type}${usual}`,
  };
}
