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

interface ValueItem extends vscode.QuickPickItem {
  readonly value: string;
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
  const pick = vscode.window.createQuickPick<ValueItem>();
  pick.title = `Value of $${name}`;
  pick.placeholder = multiple ? 'Choose values, or type one' : 'Choose a value, or type one';
  pick.canSelectMany = multiple;
  pick.ignoreFocusOut = true;
  let chosen: readonly string[] = current ?? defaults;
  let known: readonly string[] = chosen;
  const show = (): void => {
    const typed = pick.value.trim();
    const isNew = typed !== '' && !known.includes(typed);
    // Its label puts it behind the values that begin with what was typed.
    const own = isNew ? [{ label: `Use \u201c${typed}\u201d`, value: typed, alwaysShow: true }] : [];
    pick.items = [...known.map((value) => ({ label: value, value })), ...own];
    if (multiple) pick.selectedItems = pick.items.filter(({ value }) => chosen.includes(value));
    else if (typed === '' && chosen.length > 0)
      pick.activeItems = pick.items.filter(({ value }) => value === chosen[0]);
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
      if (multiple) chosen = items.map(({ value }) => value);
    });
    pick.onDidAccept(() => {
      const ticked = multiple ? chosen : [];
      const typed = pick.value.trim();
      // What was typed counts as well, and without any tick where the list stands.
      const own = typed === '' && ticked.length > 0 ? [] : pick.activeItems.map(({ value }) => value);
      const values = [...new Set([...ticked, ...(own.length > 0 || typed === '' ? own : [typed])])];
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
