/** Checks request bodies as the OpenAPI document of the catalog describes them, and says what is wrong the way Konnect does. */

import { badBody, type InvalidParameter } from './problem.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Adds what is wrong with the value of a field. */
export type Check = (value: unknown, field: string, invalid: InvalidParameter[]) => void;

/** The body, once it passes. @throws Problem 400 naming everything that does not fit. */
export function checkedBody(body: Buffer, check: Check): Json {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw badBody({ field: 'body', rule: 'is_object', reason: 'must be a JSON object', source: 'body' });
  }
  const invalid: InvalidParameter[] = [];
  check(value, '', invalid);
  if (invalid.length > 0) throw badBody(...invalid);
  return value as Json;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Refuses members it does not know unless `open`. */
export function object(
  fields: Readonly<Record<string, Check>>,
  required: readonly string[],
  members: 'closed' | 'open' = 'closed',
): Check {
  return (value, field, invalid) => {
    if (!isObject(value)) {
      invalid.push({ field: field || 'body', rule: 'is_object', reason: 'must be an object', source: 'body' });
      return;
    }
    const path = (name: string) => (field ? `${field}.${name}` : name);
    for (const name of required) {
      if (value[name] === undefined) {
        invalid.push({ field: path(name), rule: 'required', reason: 'is a required field', source: 'body' });
      }
    }
    for (const [name, member] of Object.entries(value)) {
      const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (check) check(member, path(name), invalid);
      else if (members === 'closed') {
        invalid.push({
          field: path(name),
          rule: 'unknown_property',
          reason: 'is not a known property',
          source: 'body',
        });
      }
    }
  };
}

export function text(limits: { min?: number; max?: number; pattern?: RegExp; nullable?: boolean } = {}): Check {
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern, nullable = false } = limits;
  return (value, field, invalid) => {
    if (value === null && nullable) return;
    if (typeof value !== 'string') {
      invalid.push({ field, rule: 'is_string', reason: 'must be a string', source: 'body' });
    } else if (value.length < min) {
      const reason = `must have at least ${min} ${min === 1 ? 'character' : 'characters'}`;
      invalid.push({ field, rule: 'min_length', minimum: min, reason, source: 'body' });
    } else if (value.length > max) {
      const reason = `must not have more than ${max} characters`;
      invalid.push({ field, rule: 'max_length', maximum: max, reason, source: 'body' });
    } else if (pattern && !pattern.test(value)) {
      invalid.push({
        field,
        rule: 'matches_regex',
        reason: `must match the pattern ${pattern.source}`,
        source: 'body',
      });
    }
  };
}

export const bool: Check = (value, field, invalid) => {
  if (typeof value !== 'boolean') {
    invalid.push({ field, rule: 'is_boolean', reason: 'must be true or false', source: 'body' });
  }
};

export function oneOf(choices: readonly string[]): Check {
  return (value, field, invalid) => {
    if (typeof value !== 'string' || !choices.includes(value)) {
      invalid.push({ field, rule: 'enum', choices, reason: 'must be one of the listed choices', source: 'body' });
    }
  };
}

export function list(item: Check): Check {
  return (value, field, invalid) => {
    if (!Array.isArray(value)) {
      invalid.push({ field, rule: 'is_array', reason: 'must be a list', source: 'body' });
      return;
    }
    for (const [index, member] of value.entries()) item(member, `${field}[${index}]`, invalid);
  };
}

export const uri: Check = (value, field, invalid) => {
  if (typeof value !== 'string' || !URL.canParse(value)) {
    invalid.push({ field, rule: 'invalid', reason: 'must be a URI', source: 'body' });
  }
};

export const uuid: Check = (value, field, invalid) => {
  if (typeof value !== 'string' || !uuidPattern.test(value)) {
    invalid.push({ field, rule: 'is_uuid', reason: 'must be a UUID', source: 'body' });
  }
};

export const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `name` of services and instances, and `integration_name`. */
export const machineName = text({ min: 1, max: 120, pattern: /^[0-9a-z.-]+$/ });
export const displayName = text({ min: 1, max: 120 });
export const description = text({ max: 2048, nullable: true });

const labelValue = /^[a-z0-9A-Z]{1}([a-z0-9A-Z-._]*[a-z0-9A-Z]+)?$/;
const reservedKey = /^(kong|konnect|mesh|kic|_)/;

/** The rules for keys are prose in Kong's document; its own tools rely on the prefixes being case-sensitive. */
export function labels(options: { readonly max: number; readonly update: boolean }): Check {
  return (value, field, invalid) => {
    if (value === null && options.update) return;
    if (!isObject(value)) {
      invalid.push({ field, rule: 'is_object', reason: 'must be an object', source: 'body' });
      return;
    }
    const entries = Object.entries(value);
    if (entries.length > options.max) {
      const reason = `must not have more than ${options.max} labels`;
      invalid.push({ field, rule: 'max_items', maximum: options.max, reason, source: 'body' });
    }
    for (const [key, label] of entries) {
      if (key.length < 1 || key.length > 63 || reservedKey.test(key)) {
        invalid.push({
          field: `${field}.${key}`,
          rule: 'is_label',
          reason: 'is not an allowed label key',
          source: 'body',
        });
      }
      if (label === null && options.update) continue;
      if (typeof label !== 'string' || label.length > 63 || !labelValue.test(label)) {
        invalid.push({
          field: `${field}.${key}`,
          rule: 'is_label',
          reason: 'is not an allowed label value',
          source: 'body',
        });
      }
    }
  };
}

/** The fields seen in everything Kong publishes about custom fields. */
export const knownCustomFields = [
  'owner',
  'cost_center',
  'product_manager',
  'dashboard',
  'git_repo',
  'jira_project',
  'slack_channel',
] as const;

export function customFields(unknown: 'accepted' | 400): Check {
  return (value, field, invalid) => {
    if (!isObject(value)) {
      invalid.push({ field, rule: 'is_object', reason: 'must be an object', source: 'body' });
      return;
    }
    for (const [key, custom] of Object.entries(value)) {
      const path = `${field}.${key}`;
      if (unknown === 400 && !knownCustomFields.some((known) => known === key)) {
        invalid.push({ field: path, rule: 'unknown_property', reason: 'is not a known property', source: 'body' });
      } else if (isObject(custom)) {
        object({ name: text(), link: text() }, ['name', 'link'], 'open')(custom, path, invalid);
      } else if (custom !== null && !['string', 'number', 'boolean'].includes(typeof custom)) {
        const reason = 'must be text, a number, true or false, or a link';
        invalid.push({ field: path, rule: 'invalid', reason, source: 'body' });
      }
    }
  };
}
