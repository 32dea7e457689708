/** Writes the codes of the checks into the setting that gives them severities, in `package.json`. */

import { readFileSync, writeFileSync } from 'node:fs';
import { ALL_CHECKS } from '../../src/dql/checks/checkList.ts';

const file = new URL('../../package.json', import.meta.url);
const manifest = JSON.parse(readFileSync(file, 'utf8'));
manifest.contributes.configuration.properties['dynatraceKonnect.dql.checks'].propertyNames.enum = ALL_CHECKS.map(
  ({ code }) => code,
);
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
