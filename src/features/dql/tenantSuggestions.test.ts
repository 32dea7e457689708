import { afterEach, describe, expect, it } from 'vitest';
import { type ScriptedTenant, tenant } from '../../dynatrace/scriptedTenant.ts';
import { json } from '../../http/scriptedServer.ts';
import type { ActiveConnection, Log } from '../services.ts';
import { TenantSuggestions } from './tenantSuggestions.ts';

const route = 'POST /platform/storage/query/v1/query:autocomplete';
const open: ScriptedTenant[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** A tenant that proposes `failures` and `filter ` for whatever has been typed of them, or fails with a status. */
async function asked(answer: { ttl?: number; status?: number } = {}) {
  const made = await tenant({
    [route]: ({ body }, response) => {
      if (answer.status !== undefined) return json(response, answer.status, { error: { message: 'no' } });
      const { query, cursorPosition } = JSON.parse(body);
      const typed: string = /\w*$/.exec(query.slice(0, cursorPosition))![0];
      return json(response, 200, {
        suggestedTtlSeconds: answer.ttl ?? 60,
        suggestions: [
          { suggestion: 'failures', alreadyTypedCharacters: typed.length, parts: [] },
          {
            suggestion: '| filter ',
            alreadyTypedCharacters: typed.length,
            parts: [
              { type: 'PIPE', suggestion: '|' },
              { type: 'COMMAND_NAME', suggestion: 'filter', synopsis: 'keeps records' },
            ],
          },
        ],
      });
    },
  });
  open.push(made);
  const lines: string[] = [];
  const log: Log = { info: () => undefined, warn: (line) => lines.push(line), error: () => undefined };
  const profile = { id: 'one', name: 'One', environmentUrl: made.server.url };
  const active: ActiveConnection = { profile, environment: made.environment, konnect: undefined };
  return { suggestions: new TenantSuggestions({ active }, log), calls: () => made.calls().length, lines };
}

describe('suggestions of the tenant', () => {
  it('are named by what is more than punctuation and say what they replace', async () => {
    const { suggestions } = await asked();
    expect(await suggestions.at('fetch logs fi', 13)).toEqual([
      { label: 'failures', text: 'failures', start: 11, type: '', synopsis: undefined },
      { label: 'filter', text: '| filter ', start: 11, type: 'COMMAND_NAME', synopsis: 'keeps records' },
    ]);
  });

  it('serve the rest of a word, and are asked for again where the word was shorter or another begins', async () => {
    const { suggestions, calls } = await asked();
    const first = await suggestions.at('fetch logs f', 12);
    expect(await suggestions.at('fetch logs fail', 15)).toBe(first);
    expect(calls()).toBe(1);
    await suggestions.at('fetch logs ', 11);
    expect(calls()).toBe(2);
    await suggestions.at('fetch logs fail ', 16);
    expect(calls()).toBe(3);
  });

  it('are not kept where the tenant says so', async () => {
    const { suggestions, calls } = await asked({ ttl: 0 });
    await suggestions.at('fetch ', 6);
    await suggestions.at('fetch ', 6);
    expect(calls()).toBe(2);
  });

  it('are not asked for again at once where the query cannot be read', async () => {
    const { suggestions, calls, lines } = await asked({ status: 400 });
    expect(await suggestions.at('fetch ', 6)).toEqual([]);
    expect(await suggestions.at('fetch ', 6)).toEqual([]);
    expect(calls()).toBe(1);
    expect(lines).toEqual([]);
  });

  it('leave a tenant that refuses in peace, and say so', async () => {
    const { suggestions, calls, lines } = await asked({ status: 403 });
    expect(await suggestions.at('fetch ', 6)).toEqual([]);
    expect(suggestions.at('fetch logs | ', 13)).toBeUndefined();
    expect(calls()).toBe(1);
    expect(lines).toHaveLength(1);
  });

  it.each(['fetch "file:/home/me/a.log" | fi', 'fetch "file:/home/me', 'lod `file:a.csv`, x', "load 'file:a.csv'"])(
    'are not asked for with paths of this machine: %s',
    async (query) => {
      const { suggestions, calls } = await asked();
      expect(suggestions.at(query, query.length)).toBeUndefined();
      expect(suggestions.at(query, 0)).toBeUndefined();
      expect(calls()).toBe(0);
    },
  );

  it('are none without a connection', () => {
    const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    expect(new TenantSuggestions({ active: undefined }, log).at('fetch ', 6)).toBeUndefined();
  });
});
