/** Which service the resources belong to: one that is there, or a new one. */

import * as vscode from 'vscode';
import type { CatalogService, NewCatalogService } from '../../konnect/catalogServices.ts';
import { displayNameProblem, nameFrom, nameProblem } from '../../konnect/names.ts';
import { askText, runSteps } from '../steps.ts';

export async function askService(
  services: readonly CatalogService[],
): Promise<CatalogService | NewCatalogService | undefined> {
  const items = [
    { label: '$(add) Create a new service', description: '', service: undefined },
    ...services.map((service) => ({ label: service.display_name, description: service.name, service })),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Set Up Dynatrace Integration',
    placeHolder: 'Which catalog service do the SLOs belong to?',
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (!picked) return undefined;
  return picked.service ?? askNewService();
}

async function askNewService(): Promise<NewCatalogService | undefined> {
  let displayName = '';
  let name = '';
  const answered = await runSteps('Create a Service', () => [
    async (place) => {
      const answer = await askText(place, {
        prompt: 'Display name',
        placeholder: 'Billing Service',
        value: displayName,
        validate: displayNameProblem,
      });
      if (answer === undefined || answer === 'back') return answer;
      displayName = answer.value;
      return 'next';
    },
    async (place) => {
      const answer = await askText(place, {
        prompt: 'Name: unique in the catalog',
        value: name || nameFrom(displayName),
        validate: nameProblem,
      });
      if (answer === undefined || answer === 'back') return answer;
      name = answer.value;
      return 'next';
    },
  ]);
  return answered ? { name, display_name: displayName } : undefined;
}
