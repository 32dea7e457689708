import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ALL_CHECKS } from '../../src/dql/checks/checkList.ts';
import { settings } from '../../src/ids.ts';

it('the setting of severities offers every check; test/tools/checksSetting.ts writes it', () => {
  const { contributes } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const setting = contributes.configuration.properties[`${settings.section}.${settings.dqlChecks}`];
  expect(setting.propertyNames.enum).toEqual(ALL_CHECKS.map(({ code }) => code));
});
