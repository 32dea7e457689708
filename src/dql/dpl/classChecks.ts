/** Checks of what has no matchers inside: character classes and the entries of an enumeration. */

import { nearest } from '../checks/suggestions.ts';
import { patternChecks as checks } from './checkList.ts';
import type { PatternReport } from './patternReport.ts';
import type { CharacterClass, EnumBody } from './tree.ts';

export function checkEnum(report: PatternReport, body: EnumBody): void {
  if (body.entries.length === 0) report.add(checks.emptyGroup, body, "Write keys and numbers into the braces: 'ok'=0.");
  const keys = new Set<string>();
  for (const entry of body.entries) {
    if (keys.has(entry.key)) report.add(checks.duplicateEnumKey, entry, `Remove one of the keys '${entry.key}'.`);
    keys.add(entry.key);
  }
}

export function checkCharacterClass(report: PatternReport, matcher: CharacterClass): void {
  if (matcher.parts.length === 0) report.add(checks.emptyClass, matcher, 'Write characters into the brackets.');
  for (const part of matcher.parts) {
    if (part.kind !== 'PosixClass' || report.matchers.posixClasses.has(part.name.toLowerCase())) continue;
    if (part.name.toLowerCase() === 'nspace') continue;
    const [candidate] = nearest(part.name, report.matchers.posixClasses.keys(), 1);
    const hint = candidate === undefined ? '' : ` Did you mean \`${candidate}\`?`;
    const start = report.tree.text.indexOf(part.name, part.start);
    const edits = candidate === undefined ? [] : [{ start, end: start + part.name.length, text: candidate }];
    report.add(
      checks.unknownClass,
      part,
      `There is no class \`${part.name}\`.${hint}`,
      `Change to \`${candidate}\``,
      edits,
    );
  }
}
