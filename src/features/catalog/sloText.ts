/** How an SLO that Konnect discovered reads in a row. */

import type { SloReading } from '../../konnect/sloReading.ts';

const words: Readonly<Record<string, string>> = { SUCCESS: 'met', WARNING: 'close to its target', FAILURE: 'missed' };

/** `98.667 % / target 99.5 % · missed` */
export function sloText({ evaluatedPercentage, target, status }: SloReading): string {
  const value = evaluatedPercentage === undefined ? undefined : `${Number(evaluatedPercentage.toFixed(3))} %`;
  const numbers = [value, target === undefined ? undefined : `target ${target} %`].filter(Boolean).join(' / ');
  const word = status === undefined ? undefined : (words[status] ?? status);
  return [numbers, word].filter(Boolean).join(' · ');
}
