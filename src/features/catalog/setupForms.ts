/** The setup's forms as native inputs, made of what Konnect says the integration needs. */

import * as vscode from 'vscode';
import { type FormField, type FormValues, fieldProblem, fieldWarning } from '../../konnect/setupForm.ts';
import type { ActiveConnection } from '../services.ts';
import { askChoice, askText, runSteps, type Step } from '../steps.ts';

/** Undefined when the user leaves. */
export async function askFields(title: string, fields: readonly FormField[]): Promise<FormValues | undefined> {
  const values: Record<string, string | boolean> = {};
  const answered = await runSteps(title, () => fields.map((field) => fieldStep(field, values)));
  return answered ? values : undefined;
}

/** Asks for each key; the connection's own API token is offered, since it is often the one that is meant. */
export async function askSecrets(
  title: string,
  fields: readonly FormField[],
  connection: ActiveConnection,
): Promise<Readonly<Record<string, string>> | undefined> {
  const own = await connection.environment.credentials.apiToken();
  const keys: Record<string, string> = {};
  const answered = await runSteps(title, () =>
    fields.map((field) => secretStep(field, keys, connection.profile.name, own)),
  );
  return answered ? keys : undefined;
}

function fieldStep(field: FormField, values: Record<string, string | boolean>): Step {
  return async (place) => {
    const before = values[field.key] ?? field.initial;
    const answer =
      field.kind === 'boolean' || field.kind === 'choice'
        ? await askChoice<string | boolean>(place, field.description ?? field.label, choicesOf(field, before))
        : await askText(place, {
            prompt: promptOf(field),
            value: typeof before === 'string' ? before : '',
            validate: (text) => verdict(field, text),
          });
    if (answer === undefined || answer === 'back') return answer;
    values[field.key] = answer.value;
    return 'next';
  };
}

function choicesOf(field: FormField, before: string | boolean | undefined) {
  const choices =
    field.kind === 'boolean'
      ? [
          { value: true, label: 'Yes', description: undefined },
          { value: false, label: 'No', description: undefined },
        ]
      : field.choices;
  return choices.map(({ value, label, description }) => ({
    label,
    description: description ?? '',
    value,
    picked: value === before,
  }));
}

function secretStep(
  field: FormField,
  keys: Record<string, string>,
  connectionName: string,
  own: string | undefined,
): Step {
  return async (place) => {
    if (own !== undefined) {
      const choice = await askChoice(place, promptOf(field), [
        { label: `Use the API token of ${connectionName}`, detail: 'It needs the scope slo.read', value: 'own' },
        { label: 'Enter another token', value: 'other' },
      ]);
      if (choice === undefined || choice === 'back') return choice;
      if (choice.value === 'own') {
        keys[field.key] = own;
        return 'next';
      }
    }
    const answer = await askText(place, {
      prompt: promptOf(field),
      password: true,
      validate: (text) => verdict(field, text),
    });
    if (answer === undefined || answer === 'back') return answer;
    keys[field.key] = answer.value;
    return 'next';
  };
}

function promptOf(field: FormField): string {
  return field.description ? `${field.label}. ${field.description}` : field.label;
}

function verdict(field: FormField, text: string) {
  const problem = fieldProblem(field, text);
  if (problem) return problem;
  const warning = fieldWarning(field, text);
  return warning ? { message: warning, severity: vscode.InputBoxValidationSeverity.Warning } : undefined;
}
