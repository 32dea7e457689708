/** The fields that a pattern produces. Source: docs "Dynatrace Pattern Language". */

import type { MatcherTable } from '../catalogue/matcherTable.ts';
import { Type, type TypeSet } from '../catalogue/typeSet.ts';
import type { Element, ExportName, Member, PatternTree, Sequence } from './tree.ts';

export interface PatternExport {
  readonly name: ExportName;
  readonly types: TypeSet;
}

/** The names that become fields of the record, in order; what is bundled in a structure, array or macro belongs to its name. */
export function exportsOf(pattern: PatternTree, matchers: MatcherTable): PatternExport[] {
  const found: PatternExport[] = [];
  const macros = new Map(pattern.macros.map((macro) => [macro.name, macro.sequence]));
  collect(pattern.sequence, found, matchers, macros);
  return found;
}

function collect(
  sequence: Sequence,
  found: PatternExport[],
  matchers: MatcherTable,
  macros: ReadonlyMap<string, Sequence>,
): void {
  for (const element of sequence.elements) {
    const { matcher, exportName } = element;
    if (exportName !== undefined) found.push({ name: exportName, types: elementTypes(element, matchers, macros) });
    if (matcher.kind === 'SequenceGroup') collect(matcher.sequence, found, matchers, macros);
    else if (matcher.kind === 'AlternativesGroup') {
      for (const alternative of matcher.alternatives) collect(alternative, found, matchers, macros);
    } else if (exportName === undefined) collectInside(element, found, matchers);
  }
}

/** `JSON{…}(flat=true)` without a name puts its members into the record itself. */
function collectInside(element: Element, found: PatternExport[], matchers: MatcherTable): void {
  const { matcher, configuration } = element;
  if (matcher.kind !== 'NamedMatcher' || matcher.body?.kind !== 'MembersBody') return;
  const flat = configuration?.settings.some(
    ({ name, value }) => name?.toLowerCase() === 'flat' && value.kind === 'Boolean' && value.value,
  );
  if (flat !== true) return;
  for (const member of matcher.body.members) {
    const name = member.newName ?? member.name;
    if (name !== undefined && !isDropped(member)) found.push({ name, types: memberTypes(member, matchers) });
  }
}

/** `MATCHER:member:null` matches a member and leaves it out of the result. */
export function isDropped(member: Member): boolean {
  return member.newName !== undefined && !member.newName.quoted && member.newName.text === 'null';
}

function memberTypes(member: Member, matchers: MatcherTable): TypeSet {
  if (member.arrayDepth > 0) return Type.Array;
  return member.matcher.kind === 'NamedMatcher' ? (matchers.find(member.matcher.name)?.output ?? Type.Any) : Type.Any;
}

function elementTypes(element: Element, matchers: MatcherTable, macros: ReadonlyMap<string, Sequence>): TypeSet {
  const { matcher } = element;
  switch (matcher.kind) {
    case 'NamedMatcher':
      return matchers.find(matcher.name)?.output ?? Type.Any;
    case 'MacroReference': {
      const sequence = macros.get(matcher.name);
      if (sequence === undefined) return Type.Any;
      return sequence.elements.some((inner) => inner.exportName !== undefined) ? Type.Record : Type.String;
    }
    case 'MissingMatcher':
      return Type.Any;
    default:
      return Type.String;
  }
}
