import { describe, expect, it } from 'vitest';
import type { Integration } from './integrations.ts';
import { authorizationForm, configOf, type FormField, fieldProblem, fieldWarning, installForm } from './setupForm.ts';

function integration(change: Partial<Integration>): Integration {
  return {
    name: 'anything',
    display_name: 'Anything',
    built_in: false,
    config_schema: {},
    resource_types: {},
    ...change,
  };
}

describe('installForm', () => {
  const fields = installForm(
    integration({
      config_schema: {
        address: { type: 'string', display_name: 'Address', required: true, mutable_condition: 'unauthorized' },
        region: {
          type: 'enum',
          default: 'us',
          choices: [{ value: 'us', display_name: 'United States' }, { value: 'eu' }],
        },
        inactive: { type: 'boolean', default: false },
        future: { type: 'matrix', description: 'Of a type to come.' },
        nothing: null,
      },
    }),
    { address: 'https://known.example' },
  );

  it('makes a field of each entry, known values first, defaults after them', () => {
    expect(fields.map(({ key, kind, initial, required }) => [key, kind, initial, required])).toEqual([
      ['address', 'text', 'https://known.example', true],
      ['region', 'choice', 'us', false],
      ['inactive', 'boolean', false, false],
      ['future', 'text', undefined, false],
    ]);
    expect(fields[0]).toMatchObject({ label: 'Address', fixedOnceAuthorized: true });
    expect(fields[1]?.choices.map(({ label }) => label)).toEqual(['United States', 'eu']);
    expect(fields[3]).toMatchObject({ label: 'future', description: 'Of a type to come.' });
  });

  it('sends what was filled in, and nothing else', () => {
    expect(configOf(fields, { address: 'a', region: '', inactive: false, surplus: 'x' })).toEqual({
      address: 'a',
      inactive: false,
    });
  });

  it('adds what we know about Dynatrace to what Konnect says', () => {
    const [field] = installForm(
      integration({ name: 'dynatrace', config_schema: { base_url: { type: 'string', description: 'Theirs.' } } }),
      {},
    );
    expect(field?.description).toMatch(/^Theirs\. .*ActiveGate/);
  });
});

describe('authorizationForm', () => {
  it('asks for one secret a header', () => {
    const fields = authorizationForm(
      integration({
        authorization: {
          type: 'multi_key_auth',
          config: { headers: [{ name: 'DD-API-KEY', display_name: 'API key' }, { name: 'DD-APPLICATION-KEY' }] },
        },
      }),
    );
    expect(fields?.map(({ key, kind, label, required }) => [key, kind, label, required])).toEqual([
      ['DD-API-KEY', 'secret', 'API key', true],
      ['DD-APPLICATION-KEY', 'secret', 'DD-APPLICATION-KEY', true],
    ]);
  });

  it.each(['oauth', 'github_app_installation', 'aws_role_delegation', 'something_new'])(
    'leaves %s to Konnect',
    (type) => {
      expect(authorizationForm(integration({ authorization: { type } }))).toBeUndefined();
    },
  );
});

describe('what is typed', () => {
  const field: FormField = {
    key: 'k',
    kind: 'text',
    label: 'Address',
    description: undefined,
    required: true,
    initial: undefined,
    choices: [{ value: 'us', label: 'United States', description: undefined }],
    fixedOnceAuthorized: false,
  };

  it('is checked', () => {
    expect(fieldProblem(field, '')).toBe('Address is needed.');
    expect(fieldProblem({ ...field, required: false }, '')).toBeUndefined();
    expect(fieldProblem({ ...field, kind: 'choice' }, 'mars')).toContain('United States');
    expect(fieldProblem({ ...field, kind: 'choice' }, 'us')).toBeUndefined();
    expect(fieldProblem({ ...field, kind: 'boolean' }, 'yes')).toBeDefined();
  });

  it('is warned about when an address ends in a slash', () => {
    expect(fieldWarning(field, 'https://abc.example/')).toBeDefined();
    expect(fieldWarning(field, 'https://abc.example')).toBeUndefined();
    expect(fieldWarning(field, 'either/')).toBeUndefined();
  });
});
