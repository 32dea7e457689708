/** A short series of native inputs with step numbers and a way back; undefined when the user leaves it. */

import * as vscode from 'vscode';

/** What a step answers: a value, a step back, or leaving altogether. */
export type Answer<T> = { readonly value: T } | 'back' | undefined;

export type Step = (place: Place) => Promise<'next' | 'back' | undefined>;

export interface Place {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/**
 * Runs the steps in order; `steps` is asked anew before each one, since later steps depend on earlier answers. True when the last
 * one was answered.
 */
export async function runSteps(title: string, steps: () => readonly Step[]): Promise<boolean> {
  let index = 0;
  for (;;) {
    const all = steps();
    const step = all[index];
    if (!step) return true;
    const outcome = await step({ title, step: index + 1, totalSteps: all.length });
    if (outcome === undefined) return false;
    index = Math.max(0, index + (outcome === 'next' ? 1 : -1));
  }
}

export interface TextQuestion {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** A sentence about what is wrong, or a note with a severity that does not stop the user. */
  readonly validate?: (
    text: string,
  ) => string | { readonly message: string; readonly severity: vscode.InputBoxValidationSeverity } | undefined;
}

export function askText(place: Place, question: TextQuestion): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  Object.assign(box, place);
  box.prompt = question.prompt;
  box.placeholder = question.placeholder ?? '';
  box.value = question.value ?? '';
  box.password = question.password ?? false;
  box.ignoreFocusOut = true;
  box.buttons = place.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  const check = (): boolean => {
    const verdict = question.validate?.(box.value.trim());
    box.validationMessage = verdict ?? '';
    return (
      verdict === undefined ||
      (typeof verdict !== 'string' && verdict.severity !== vscode.InputBoxValidationSeverity.Error)
    );
  };
  return answerOf(box, (resolve) => {
    box.onDidChangeValue(() => check());
    box.onDidAccept(() => {
      if (check()) resolve({ value: box.value.trim() });
    });
  });
}

export interface ChoiceItem<T> extends vscode.QuickPickItem {
  readonly value: T;
}

export function askChoice<T>(place: Place, placeholder: string, items: readonly ChoiceItem<T>[]): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<ChoiceItem<T>>();
  Object.assign(pick, place);
  pick.placeholder = placeholder;
  pick.items = items;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.buttons = place.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  const current = items.find((item) => item.picked);
  if (current) pick.activeItems = [current];
  return answerOf(pick, (resolve) => {
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0];
      if (chosen) resolve({ value: chosen.value });
    });
  });
}

export function askChoices<T>(
  place: Place,
  placeholder: string,
  items: readonly ChoiceItem<T>[],
): Promise<Answer<T[]>> {
  const pick = vscode.window.createQuickPick<ChoiceItem<T>>();
  Object.assign(pick, place);
  pick.placeholder = placeholder;
  pick.canSelectMany = true;
  pick.items = items;
  pick.selectedItems = items.filter((item) => item.picked);
  pick.ignoreFocusOut = true;
  pick.buttons = place.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return answerOf(pick, (resolve) => {
    pick.onDidAccept(() => resolve({ value: pick.selectedItems.map((item) => item.value) }));
  });
}

/** Shows an input until it is answered, left or gone back from. */
function answerOf<T>(
  input: vscode.InputBox | vscode.QuickPick<ChoiceItem<never>> | vscode.QuickInput,
  listen: (resolve: (answer: Answer<T>) => void) => void,
): Promise<Answer<T>> {
  return new Promise<Answer<T>>((resolve) => {
    const settle = (answer: Answer<T>): void => {
      resolve(answer);
      input.dispose();
    };
    listen(settle);
    if ('onDidTriggerButton' in input) {
      input.onDidTriggerButton((button) => {
        if (button === vscode.QuickInputButtons.Back) settle('back');
      });
    }
    input.onDidHide(() => settle(undefined));
    input.show();
  });
}
