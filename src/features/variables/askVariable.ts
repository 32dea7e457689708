/** Asks for the value of a variable: out of those that its dashboard defines, or as typed. */

import * as vscode from 'vscode';
import type { DashboardVariable } from '../../dql/embedded/dashboardVariables.ts';
import { typedValues, valuesText } from '../../dql/variables.ts';
import { errorSentence } from '../errorTitle.ts';

export interface VariableQuestion {
  readonly name: string;
  /** Undefined for a variable that no dashboard defines. */
  readonly definition: DashboardVariable | undefined;
  readonly current: readonly string[] | undefined;
  /** The values of a variable that a query finds. */
  readonly find: (query: string, signal: AbortSignal) => Promise<readonly string[]>;
}

/** Undefined when the user leaves it. */
export async function askVariable(question: VariableQuestion): Promise<readonly string[] | undefined> {
  const { definition } = question;
  if (definition === undefined || definition.kind === 'text') return await askText(question);
  return await pickValues(question, definition);
}

async function askText({ name, definition, current }: VariableQuestion): Promise<readonly string[] | undefined> {
  const shown = current ?? definition?.defaults ?? [];
  const answer = await vscode.window.showInputBox({
    title: `Value of $${name}`,
    prompt: definition === undefined ? 'Commas separate several values; quotes hold one together.' : '',
    value: definition === undefined ? valuesText(shown) : (shown[0] ?? ''),
    ignoreFocusOut: true,
  });
  if (answer === undefined) return undefined;
  if (definition !== undefined) return [answer];
  const values = typedValues(answer);
  return values.length > 0 ? values : [''];
}

async function pickValues(
  { name, current, find }: VariableQuestion,
  { kind, input, multiple, defaults }: DashboardVariable,
): Promise<readonly string[] | undefined> {
  const abort = new AbortController();
  const pick = vscode.window.createQuickPick();
  pick.title = `Value of $${name}`;
  pick.placeholder = multiple ? 'Choose values, or type one' : 'Choose a value, or type one';
  pick.canSelectMany = multiple;
  pick.ignoreFocusOut = true;
  let chosen: readonly string[] = current ?? defaults;
  let known: readonly string[] = chosen;
  const show = (): void => {
    const typed = pick.value.trim();
    const own =
      typed === '' || known.includes(typed) ? [] : [{ label: typed, description: 'as typed', alwaysShow: true }];
    pick.items = [...own, ...known.map((label) => ({ label }))];
    if (multiple) pick.selectedItems = pick.items.filter(({ label }) => chosen.includes(label));
    else if (typed === '' && chosen.length > 0)
      pick.activeItems = pick.items.filter(({ label }) => label === chosen[0]);
  };
  const load = async (): Promise<void> => {
    pick.busy = true;
    try {
      const found = kind === 'csv' ? typedValues(input) : await find(input, abort.signal);
      known = [...new Set([...chosen, ...found])];
    } catch (error) {
      if (!abort.signal.aborted) pick.title = `Value of $${name}: type it. ${errorSentence(error)}`;
    }
    pick.busy = false;
    if (!abort.signal.aborted) show();
  };
  return await new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidChangeSelection((items) => {
      if (multiple) chosen = items.map(({ label }) => label);
    });
    pick.onDidAccept(() => {
      // Without a tick, what the list stands at, or what was typed.
      const items = pick.selectedItems.length > 0 ? pick.selectedItems : pick.activeItems;
      const typed = pick.value.trim();
      const values = items.length > 0 ? items.map(({ label }) => label) : typed === '' ? [] : [typed];
      if (values.length === 0) return;
      resolve(values);
      pick.hide();
    });
    pick.onDidHide(() => {
      abort.abort();
      resolve(undefined);
      pick.dispose();
    });
    show();
    pick.show();
    void load();
  });
}
