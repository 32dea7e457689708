/** The forms of the integration setup, made of what Konnect says about the integration; only help texts are known here. */

import type { ConfigField, Integration } from './integrations.ts';

export interface FormField {
  /** The key in the instance's `config`, or the name of the credential's header. */
  readonly key: string;
  readonly kind: 'text' | 'secret' | 'boolean' | 'choice';
  readonly label: string;
  /** Konnect's words, and ours where we know the integration. */
  readonly description: string | undefined;
  readonly required: boolean;
  readonly initial: string | boolean | undefined;
  /** Of a `choice`. */
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly description: string | undefined;
  }[];
  /** Cannot change any more once the instance is authorized. */
  readonly fixedOnceAuthorized: boolean;
}

export type FormValues = Readonly<Record<string, string | boolean>>;

const help: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dynatrace: {
    base_url:
      'For example https://abc12345.apps.dynatrace.com. Konnect calls it from the internet: an ActiveGate address does not work.',
    authorization:
      'A Dynatrace access token with the scope slo.read. Konnect discovers classic SLOs with it, and it is stored in Konnect only.',
  },
};

/** The fields of `config`. `known` fills in what the connection already tells. */
export function installForm(integration: Integration, known: FormValues): FormField[] {
  return Object.entries(integration.config_schema).flatMap(([key, field]) => {
    if (field === null) return [];
    return [
      {
        key,
        kind: kindOf(field),
        label: field.display_name ?? key,
        description: describe(field.description, help[integration.name]?.[key]),
        required: field.required ?? false,
        initial: known[key] ?? field.default ?? undefined,
        choices: (field.choices ?? []).map((choice) => ({
          value: choice.value,
          label: choice.display_name ?? choice.value,
          description: choice.description ?? undefined,
        })),
        fixedOnceAuthorized: field.mutable_condition === 'unauthorized',
      },
    ];
  });
}

/** The keys to type in; undefined when this integration is authorized on Konnect's own pages, in a browser. */
export function authorizationForm(integration: Integration): FormField[] | undefined {
  const authorization = integration.authorization;
  if (authorization?.type !== 'multi_key_auth') return undefined;
  return (authorization.config?.headers ?? []).map((header) => ({
    key: header.name,
    kind: 'secret',
    label: header.display_name ?? header.name,
    description: describe(header.description, help[integration.name]?.[header.name.toLowerCase()]),
    required: true,
    initial: undefined,
    choices: [],
    fixedOnceAuthorized: false,
  }));
}

function kindOf(field: ConfigField): FormField['kind'] {
  if (field.type === 'boolean') return 'boolean';
  return field.type === 'enum' && field.choices?.length ? 'choice' : 'text';
}

function describe(theirs: string | null | undefined, ours: string | undefined): string | undefined {
  return [theirs, ours].filter(Boolean).join(' ') || undefined;
}

/** What keeps a value from being sent, as a sentence. */
export function fieldProblem(field: FormField, value: string | boolean | undefined): string | undefined {
  if (value === undefined || value === '') return field.required ? `${field.label} is needed.` : undefined;
  if (field.kind === 'boolean') return typeof value === 'boolean' ? undefined : `${field.label} is yes or no.`;
  if (field.kind === 'choice' && !field.choices.some((choice) => choice.value === value)) {
    return `${field.label} is one of ${field.choices.map((choice) => choice.label).join(', ')}.`;
  }
  return undefined;
}

/** What is worth a second look and does not keep a value from being sent, as a sentence. */
export function fieldWarning(field: FormField, value: string | boolean | undefined): string | undefined {
  if (typeof value !== 'string' || field.kind !== 'text' || !/^https?:\/\//.test(value)) return undefined;
  return value.endsWith('/') ? 'Konnect asks for the address without a slash at its end.' : undefined;
}

/** The values that are sent: empty optional ones are left out, and so is whatever the form does not know. */
export function configOf(fields: readonly FormField[], values: FormValues): Record<string, string | boolean> {
  const config: Record<string, string | boolean> = {};
  for (const { key } of fields) {
    const value = values[key];
    if (value !== undefined && value !== '') config[key] = value;
  }
  return config;
}
