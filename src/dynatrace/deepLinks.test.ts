import { describe, expect, it } from 'vitest';
import {
  classicSloLink,
  entityLink,
  problemLink,
  problemListLink,
  queryLink,
  settingsLink,
  sloLink,
  traceLink,
} from './deepLinks.ts';
import { type EnvironmentUrls, parseEnvironmentUrl } from './environmentUrl.ts';

function urls(input: string): EnvironmentUrls {
  const result = parseEnvironmentUrl(input);
  if (!result.ok) throw new Error(result.message);
  return result.urls;
}

const saas = urls('https://abc12345.live.dynatrace.com');
const managed = urls('https://managed.example.com/e/id-1');
const apps = 'https://abc12345.apps.dynatrace.com/ui';

describe('links', () => {
  it('lead into the apps where there are apps', () => {
    expect(problemLink(saas, '-1_2V2')).toBe(`${apps}/apps/dynatrace.davis.problems/problem/-1_2V2`);
    expect(problemListLink(saas)).toBe(`${apps}/apps/dynatrace.davis.problems`);
    expect(entityLink(saas, 'HOST-1')).toBe(`${apps}/apps/dynatrace.classic.technologies/ui/entity/HOST-1`);
    expect(sloLink(saas, 'a=/')).toBe(`${apps}/apps/dynatrace.site.reliability/slos/a%3D%2F`);
    expect(settingsLink(saas, 'builtin:x')).toBe(`${apps}/apps/dynatrace.classic.settings/ui/settings/builtin%3Ax`);
    expect(classicSloLink(saas, '1')).toBe('https://abc12345.live.dynatrace.com/ui/slo/1');
  });

  it('lead into the classic UI where there are none', () => {
    const base = 'https://managed.example.com/e/id-1';
    expect(problemLink(managed, '-1_2V2')).toBe(`${base}/#problems/problemdetails;pid=-1_2V2`);
    expect(problemListLink(managed)).toBe(`${base}/ui/problems`);
    expect(entityLink(managed, 'HOST-1')).toBe(`${base}/ui/entity/HOST-1`);
    expect(settingsLink(managed, 'builtin:x')).toBe(`${base}/ui/settings/builtin%3Ax`);
    expect([sloLink(managed, '1'), queryLink(managed, 'fetch logs'), traceLink(managed, '1')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('carry queries behind the number sign, where no server sees them, and not when they are too long', () => {
    const query = 'fetch logs | filter a == "#?&"';
    const link = queryLink(saas, query) ?? '';
    expect(link.startsWith(`${apps}/intent/dynatrace.notebooks/view-query#`)).toBe(true);
    expect(JSON.parse(decodeURIComponent(new URL(link).hash.slice(1)))['dt.query']).toBe(query);
    expect(queryLink(saas, 'x'.repeat(3000))).toBeUndefined();
    expect(JSON.parse(decodeURIComponent(new URL(traceLink(saas, 'abc') ?? '').hash.slice(1)))).toEqual({
      trace_id: 'abc',
    });
  });
});
