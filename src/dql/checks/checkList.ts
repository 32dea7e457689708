/** Every check there is: for the settings and for the generated page. */

import { arrayChecks } from './arrayChecks.ts';
import { commandChecks } from './commandChecks.ts';
import { comparisonChecks } from './comparisonChecks.ts';
import { conditionChecks } from './conditionChecks.ts';
import { costChecks } from './costChecks.ts';
import { dataObjectChecks } from './dataObjectChecks.ts';
import { expressionChecks } from './expressionChecks.ts';
import { expressionValueChecks } from './expressionValueChecks.ts';
import { fieldChecks } from './fieldChecks.ts';
import { fieldValueChecks } from './fieldValueChecks.ts';
import { functionChecks } from './functionChecks.ts';
import { groupChecks } from './groupChecks.ts';
import { idChecks } from './idChecks.ts';
import { itemChecks } from './itemChecks.ts';
import { iterationChecks } from './iterationChecks.ts';
import { literalChecks } from './literalChecks.ts';
import { metricChecks } from './metricChecks.ts';
import { parameterChecks } from './parameterChecks.ts';
import { parameterNameChecks } from './parameterNameChecks.ts';
import { patternCheckList } from './patternChecks.ts';
import type { Check } from './problem.ts';
import { styleChecks } from './styleChecks.ts';
import { syntaxChecks } from './syntaxChecks.ts';
import { valueChecks } from './valueChecks.ts';
import { wordChecks } from './wordChecks.ts';

export interface CheckFamily {
  readonly title: string;
  readonly checks: readonly Check[];
}

export const CHECK_FAMILIES: readonly CheckFamily[] = [
  { title: 'Syntax', checks: Object.values(syntaxChecks) },
  { title: 'Commands', checks: Object.values(commandChecks) },
  {
    title: 'Parameters',
    checks: [
      ...Object.values<Check>(parameterChecks),
      ...Object.values<Check>(parameterNameChecks),
      ...Object.values<Check>(groupChecks),
    ],
  },
  {
    title: 'Values of parameters',
    checks: [
      ...Object.values<Check>(expressionValueChecks),
      ...Object.values<Check>(valueChecks),
      ...Object.values<Check>(fieldValueChecks),
      ...Object.values<Check>(itemChecks),
      ...Object.values<Check>(wordChecks),
      ...Object.values<Check>(literalChecks),
      ...Object.values<Check>(conditionChecks),
      ...Object.values<Check>(dataObjectChecks),
      ...Object.values<Check>(metricChecks),
    ],
  },
  { title: 'Functions', checks: [...Object.values<Check>(functionChecks), ...Object.values<Check>(iterationChecks)] },
  { title: 'Fields', checks: Object.values(fieldChecks) },
  {
    title: 'Operators and literals',
    checks: [
      ...Object.values<Check>(expressionChecks),
      ...Object.values<Check>(comparisonChecks),
      ...Object.values<Check>(idChecks),
      ...Object.values<Check>(arrayChecks),
    ],
  },
  { title: 'Style', checks: Object.values(styleChecks) },
  { title: 'Cost', checks: Object.values(costChecks) },
  { title: 'DPL patterns', checks: patternCheckList },
];

export const ALL_CHECKS: readonly Check[] = CHECK_FAMILIES.flatMap((family) => family.checks);
