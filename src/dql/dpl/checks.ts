/** Checks a DPL pattern. Source: docs "Dynatrace Pattern Language". */

import type { MatcherDefinition, MatcherTable } from '../catalogue/matcherTable.ts';
import { nearest } from '../checks/suggestions.ts';
import { patternChecks as checks } from './checkList.ts';
import { checkCharacterClass, checkEnum } from './classChecks.ts';
import { checkConfiguration } from './configurationChecks.ts';
import { exportsOf, isDropped } from './exports.ts';
import { PatternReport } from './patternReport.ts';
import type { PatternProblem } from './problem.ts';
import { checkQuantifier } from './quantifierChecks.ts';
import { addSyntaxErrors } from './syntaxChecks.ts';
import type { Element, Matcher, MembersBody, NamedMatcher, PatternTree, Sequence } from './tree.ts';

/** Problems of a pattern in order of position; `exporting` for those of `parse`, which have to export something. */
export function checkPatternTree(tree: PatternTree, matchers: MatcherTable, exporting: boolean): PatternProblem[] {
  const report = new PatternReport(tree, matchers);
  addSyntaxErrors(report);
  new PatternChecker(report, exporting).check();
  return report.problems.sort((left, right) => left.start - right.start);
}

class PatternChecker {
  readonly #report: PatternReport;
  readonly #exporting: boolean;
  readonly #defined = new Set<string>();
  readonly #used = new Set<string>();

  constructor(report: PatternReport, exporting: boolean) {
    this.#report = report;
    this.#exporting = exporting;
  }

  check(): void {
    const { tree } = this.#report;
    for (const macro of tree.macros) {
      const name = { start: macro.nameStart - 1, end: macro.nameEnd };
      if (this.#defined.has(macro.name))
        this.#report.add(checks.duplicateMacro, name, `Rename one of the macros \`$${macro.name}\`.`);
      this.#sequence(macro.sequence, true);
      this.#defined.add(macro.name);
    }
    this.#sequence(tree.sequence, true);
    for (const macro of tree.macros) {
      if (this.#used.has(macro.name)) continue;
      let { end } = macro;
      while (tree.text[end] === ' ' || tree.text[end] === '\n') end++;
      const name = { start: macro.nameStart - 1, end: macro.nameEnd };
      this.#report.add(checks.unusedMacro, name, `Remove the macro \`$${macro.name}\`, or use it.`, 'Remove it', [
        { start: macro.start, end, text: '' },
      ]);
    }
    this.#exports();
  }

  #exports(): void {
    const { tree } = this.#report;
    if (tree.sequence.elements.length === 0) {
      this.#report.add(checks.emptyPattern, { start: 0, end: tree.text.length }, 'Write at least one matcher.');
      return;
    }
    const exported = exportsOf(tree, this.#report.matchers);
    if (!this.#exporting) {
      for (const { name } of exported) {
        const edits = [{ start: name.start - 1, end: name.end, text: '' }];
        this.#report.add(
          checks.exportNotAllowed,
          name,
          'Remove the name: this pattern only finds, it exports nothing.',
          'Remove the name',
          edits,
        );
      }
    } else if (exported.length === 0) {
      const message = 'Give what you want to keep a name, as in `INT:status`.';
      this.#report.add(checks.exportMissing, { start: 0, end: tree.text.length }, message);
    }
  }

  /** `scope` collects the names of one record: groups share that of the sequence around them. */
  #sequence(sequence: Sequence, top: boolean, scope: Set<string> = new Set()): void {
    const { elements } = sequence;
    for (let at = 0; at < elements.length; at++) {
      const element = elements[at]!;
      this.#element(element, scope);
      if (at > 0 && isLazy(elements[at - 1]!) && isLazy(element)) {
        const message = 'Put something between these two: the first one stops after a single character.';
        this.#report.add(checks.lazyPair, element, message);
      }
    }
    if (!top && elements.length === 0) this.#report.add(checks.emptyGroup, sequence, 'Write a matcher here.');
  }

  #element(element: Element, scope: Set<string>): void {
    const { matcher, exportName, lookAround } = element;
    const definition = matcher.kind === 'NamedMatcher' ? this.#report.matchers.find(matcher.name) : undefined;
    this.#matcher(matcher, definition, scope);
    checkQuantifier(this.#report, element, definition);
    checkConfiguration(this.#report, element.configuration, matcher, definition);
    if (exportName === undefined) {
      if (definition?.body === 'sequence' && this.#exporting && lookAround === undefined && hasExports(matcher)) {
        const message = `Give \`${definition.name}\` a name: what is inside belongs to it.`;
        this.#report.add(checks.structureUnnamed, matcher, message);
      }
      return;
    }
    const colon = { start: exportName.start - 1, end: exportName.end };
    if (lookAround !== undefined || (definition !== undefined && definition.output === 0)) {
      const what = lookAround === undefined ? `\`${definition!.name}\`` : 'a look-around';
      this.#report.add(
        checks.exportOfNothing,
        exportName,
        `Remove the name: ${what} has no value.`,
        'Remove the name',
        [{ ...colon, text: '' }],
      );
    }
    if (scope.has(exportName.text)) {
      this.#report.add(
        checks.duplicateExport,
        exportName,
        `Choose another name: \`${exportName.text}\` is exported already.`,
      );
    }
    scope.add(exportName.text);
  }

  #matcher(matcher: Matcher, definition: MatcherDefinition | undefined, scope: Set<string>): void {
    switch (matcher.kind) {
      case 'NamedMatcher':
        this.#named(matcher, definition);
        return;
      case 'CharacterClass':
        checkCharacterClass(this.#report, matcher);
        return;
      case 'SequenceGroup':
        this.#sequence(matcher.sequence, false, scope);
        return;
      case 'AlternativesGroup': {
        // The same name in several alternatives is one field.
        const names = new Set<string>();
        for (const alternative of matcher.alternatives) {
          const own = new Set(scope);
          if (alternative.elements.length === 0) this.#emptyAlternative(matcher);
          this.#sequence(alternative, true, own);
          for (const name of own) names.add(name);
        }
        for (const name of names) scope.add(name);
        return;
      }
      case 'MacroReference':
        this.#used.add(matcher.name);
        if (matcher.name !== '' && !this.#defined.has(matcher.name)) {
          const message = `Define the macro before the pattern: \`$${matcher.name} = …;\`.`;
          this.#report.add(checks.unknownMacro, matcher, message);
        }
    }
  }

  #emptyAlternative(group: Matcher): void {
    this.#report.add(
      checks.emptyGroup,
      group,
      'Write a matcher into each alternative, or make the group optional with `?`.',
    );
  }

  #named(matcher: NamedMatcher, definition: MatcherDefinition | undefined): void {
    const name = { start: matcher.start, end: matcher.nameEnd };
    if (definition === undefined) {
      const candidates = nearest(matcher.name, this.#report.matchers.names, 2);
      const hint =
        candidates.length === 0 ? '' : ` Did you mean ${candidates.map((each) => `\`${each}\``).join(' or ')}?`;
      const edits = candidates.slice(0, 1).map((text) => ({ ...name, text }));
      this.#report.add(
        checks.unknownMatcher,
        name,
        `There is no matcher \`${matcher.name}\`.${hint}`,
        `Change to \`${candidates[0]}\``,
        edits,
      );
      return;
    }
    const { body } = matcher;
    if (body === undefined) {
      if (definition.bodyRequired) {
        this.#report.add(checks.bodyRequired, name, `\`${definition.name}\` needs braces with what it is made of.`);
      }
      return;
    }
    if (definition.body === undefined) {
      this.#report.add(
        checks.bodyNotAllowed,
        body,
        `Remove the braces: \`${definition.name}\` takes none.`,
        'Remove them',
        [{ start: body.start, end: body.end, text: '' }],
      );
      return;
    }
    switch (body.kind) {
      case 'SequenceBody':
        this.#sequenceBody(matcher, definition, body.sequence);
        return;
      case 'MembersBody':
        this.#members(body);
        return;
      case 'EnumBody':
        checkEnum(this.#report, body);
    }
  }

  #sequenceBody(matcher: NamedMatcher, definition: MatcherDefinition, sequence: Sequence): void {
    const inside = new Set<string>();
    if (definition.body === 'element') {
      if (sequence.elements.length > 1) {
        this.#report.add(checks.bodyForm, sequence, `Write one matcher into the braces of \`${definition.name}\`.`);
      }
      this.#sequence(sequence, true, inside);
      return;
    }
    this.#sequence(sequence, true, inside);
    if (sequence.elements.length === 0) {
      this.#report.add(checks.emptyGroup, matcher, `Write matchers into the braces of \`${definition.name}\`.`);
      return;
    }
    if (definition.name === 'KVP') {
      const hasValue = [...inside].some((name) => name.startsWith('value'));
      if (!inside.has('key') || !hasValue) {
        const message = 'Name the parts of the pair `key` and `value`.';
        this.#report.add(checks.pairKey, { start: matcher.start, end: matcher.nameEnd }, message);
      }
    } else if (definition.name === 'ARRAY' && inside.size === 0) {
      const message = 'Give the element of the array a name: `ARRAY{ INT:i }{1,}:numbers`.';
      this.#report.add(checks.elementUnnamed, sequence, message);
    }
  }

  #members(body: MembersBody): void {
    const names = new Set<string>();
    for (const member of body.members) {
      const definition =
        member.matcher.kind === 'NamedMatcher' ? this.#report.matchers.find(member.matcher.name) : undefined;
      if (member.matcher.kind !== 'NamedMatcher') {
        this.#report.add(checks.memberKind, member.matcher, 'Write a matcher by its name, such as `STRING` or `INT`.');
      }
      this.#matcher(member.matcher, definition, new Set());
      checkConfiguration(this.#report, member.configuration, member.matcher, definition);
      const name = member.newName ?? member.name;
      if (name === undefined) {
        this.#report.add(checks.memberName, member, 'Write the name of the member behind a colon.');
      } else if (!isDropped(member)) {
        if (names.has(name.text))
          this.#report.add(checks.duplicateMember, name, `Choose another name: \`${name.text}\` is there already.`);
        names.add(name.text);
      }
    }
  }
}

function hasExports(matcher: Matcher): boolean {
  if (matcher.kind !== 'NamedMatcher' || matcher.body?.kind !== 'SequenceBody') return false;
  return matcher.body.sequence.elements.some((element) => element.exportName !== undefined);
}

function isLazy(element: Element): boolean {
  if (element.matcher.kind !== 'NamedMatcher' || element.lookAround !== undefined || element.quantifier !== undefined)
    return false;
  const name = element.matcher.name.toUpperCase();
  return !element.optional && (name === 'LD' || name === 'LDATA' || name === 'DATA');
}
