import { describe, expect, it } from 'vitest';
import { dashboardVariables } from './dashboardVariables.ts';

const hosts = 'fetch dt.entity.host | fields entity.name';
const board = {
  version: 21,
  variables: [
    { key: 'Host', type: 'query', multiple: true, input: hosts },
    { key: 'Env', type: 'csv', multiple: false, input: 'prod,staging', defaultValue: ['prod'] },
    { key: 'Text', type: 'text', defaultValue: 'checkout' },
    { type: 'text' },
    'odd',
  ],
  tiles: {},
};

describe('the variables of a dashboard', () => {
  it.each([board, { name: 'Shop', content: board }])('are found by name', (document) => {
    const found = dashboardVariables(JSON.stringify(document));
    expect([...(found?.values() ?? [])]).toEqual([
      { name: 'Host', kind: 'query', input: hosts, multiple: true, defaults: [] },
      { name: 'Env', kind: 'csv', input: 'prod,staging', multiple: false, defaults: ['prod'] },
      { name: 'Text', kind: 'text', input: '', multiple: false, defaults: ['checkout'] },
    ]);
  });

  it('are none where a dashboard has none', () => {
    expect(dashboardVariables('{"tiles": {}}')?.size).toBe(0);
  });

  it.each(['{"queries": []}', '{"tiles": {', '[{"tiles": {}}]', '"tiles"'])('are not known of %s', (text) => {
    expect(dashboardVariables(text)).toBeUndefined();
  });
});
