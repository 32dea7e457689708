/** Settings of DPL matchers. Source: docs "Dynatrace Pattern Language". */

import type { SettingEntry } from '../catalogue/entries.ts';
import type { MatcherDefinition } from '../catalogue/matcherTable.ts';
import { nearest } from '../checks/suggestions.ts';
import { patternChecks as checks } from './checkList.ts';
import type { PatternReport } from './patternReport.ts';
import type { Configuration, Matcher, Setting, SettingValue } from './tree.ts';

/** Settings that matchers have but that are not listed with each of them. */
const COMMON: readonly SettingEntry[] = [
  { name: 'locale', type: 'string' },
  { name: 'charset', type: 'string' },
];

export function checkConfiguration(
  report: PatternReport,
  configuration: Configuration | undefined,
  matcher: Matcher,
  definition: MatcherDefinition | undefined,
): void {
  if (configuration === undefined) return;
  const isGroup = matcher.kind === 'SequenceGroup' || matcher.kind === 'AlternativesGroup';
  if (!isGroup && definition === undefined && (matcher.kind === 'NamedMatcher' || matcher.kind === 'MissingMatcher'))
    return;
  const known = isGroup ? ['fs'] : (definition?.settings ?? []).flatMap(namesOf);
  if (known.length === 0 && configuration.settings.some((setting) => !isCommon(setting))) {
    const what = definition === undefined ? 'This' : `\`${definition.name}\``;
    report.add(
      checks.settingNotAllowed,
      configuration,
      `Remove the brackets: ${what} has no settings.`,
      'Remove them',
      [{ start: configuration.start, end: configuration.end, text: '' }],
    );
    return;
  }
  const seen = new Set<string>();
  for (const setting of configuration.settings) {
    const name = setting.name?.toLowerCase();
    if (name === undefined) continue;
    if (seen.has(name)) reportDuplicate(report, configuration, setting);
    seen.add(name);
    if (!known.some((each) => each.toLowerCase() === name) && !isCommon(setting)) reportUnknown(report, setting, known);
    else if (definition !== undefined) checkType(report, setting, definition);
  }
  checkBounds(report, configuration);
}

function namesOf(entry: SettingEntry): string[] {
  return [entry.name, ...(entry.aliases ?? [])];
}

function isCommon(setting: Setting): boolean {
  return COMMON.some(({ name }) => name === setting.name?.toLowerCase());
}

function reportDuplicate(report: PatternReport, configuration: Configuration, setting: Setting): void {
  let { start } = setting;
  const { text } = report.tree;
  while (start > configuration.start + 1 && text[start] !== ',') start--;
  report.add(checks.duplicateSetting, setting, `Remove it: \`${setting.name}\` is set already.`, 'Remove it', [
    { start, end: setting.end, text: '' },
  ]);
}

function reportUnknown(report: PatternReport, setting: Setting, known: readonly string[]): void {
  const name = setting.name!;
  const span = { start: setting.start, end: setting.start + name.length };
  const [candidate] = nearest(name, known, 1);
  const edits = candidate === undefined ? [] : [{ ...span, text: candidate }];
  const hint =
    candidate === undefined
      ? ` It has ${known.map((each) => `\`${each}\``).join(', ')}.`
      : ` Did you mean \`${candidate}\`?`;
  report.add(
    checks.unknownSetting,
    span,
    `There is no setting \`${name}\` here.${hint}`,
    `Change to \`${candidate}\``,
    edits,
  );
}

function checkType(report: PatternReport, setting: Setting, definition: MatcherDefinition): void {
  const name = setting.name!.toLowerCase();
  const entry = definition.settings.find((each) => namesOf(each).some((other) => other.toLowerCase() === name));
  if (entry === undefined || fits(setting.value, entry.type)) return;
  report.add(checks.settingType, setting.value, `\`${setting.name}\` takes a ${entry.type}.`);
}

function fits(value: SettingValue, type: SettingEntry['type']): boolean {
  switch (value.kind) {
    case 'Text':
      return type === 'string';
    case 'Long':
      return type === 'long' || type === 'double';
    case 'Double':
      return type === 'double';
    case 'Boolean':
      return type === 'boolean';
    default:
      return type === 'string';
  }
}

function checkBounds(report: PatternReport, configuration: Configuration): void {
  const min = bound(configuration, 'min');
  const max = bound(configuration, 'max');
  if (min === undefined || max === undefined || min <= max) return;
  report.add(checks.settingRange, configuration, 'Make `min` smaller than `max`: nothing matches otherwise.');
}

function bound(configuration: Configuration, name: string): number | undefined {
  const value = configuration.settings.find((setting) => setting.name?.toLowerCase() === name)?.value;
  return value?.kind === 'Long' || value?.kind === 'Double' ? Number(value.value) : undefined;
}
