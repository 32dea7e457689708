import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../src/ids.ts';
import { api, connectedApi } from './extension.ts';
import { test, until } from './suite.ts';

test('connects to the demo environment and reports every plane as working', async () => {
  const { services } = await connectedApi();
  const report = services.connections.report;
  assert.deepEqual(
    report?.planes.map(({ plane, state }) => `${plane}: ${state}`),
    ['environment: ok', 'grail: ok', 'konnect: ok'],
    JSON.stringify(report?.planes, null, 2),
  );
});

test('hands its credentials to the scan of what was written', async () => {
  const { services } = await connectedApi();
  const { active } = services.connections;
  assert.ok(active?.konnect);
  const { credentials } = active.environment;
  const oauth = await credentials.oauthClient();
  const secrets = [await credentials.apiToken(), oauth?.clientSecret, await active.konnect.token()];
  assert.ok(
    secrets.every((secret) => typeof secret === 'string' && secret.length > 16),
    'the demo has every kind of credential',
  );
  const file = process.env.IN_HOST_SECRETS;
  if (file) appendFileSync(file, `${secrets.join('\n')}\n`);
});

test('keeps credentials out of settings', async () => {
  await connectedApi();
  const text = JSON.stringify(vscode.workspace.getConfiguration('dynatraceKonnect'));
  assert.doesNotMatch(text, /dt0[cs]\d\d\.|kpat_|spat_/);
});

test('tests the connection again on command and shows the report page', async () => {
  const { services } = await connectedApi();
  const before = services.connections.report?.at;
  void vscode.commands.executeCommand(commands.testConnection);
  await until('there is a newer report', () => {
    const at = services.connections.report?.at;
    return at !== undefined && before !== undefined && at > before;
  });
  await vscode.commands.executeCommand(commands.showConnectionReport);
  await until('the report is shown', () =>
    vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes('Connection Report')),
  );
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('a profile whose address was changed by hand gets no credential', async () => {
  await connectedApi();
  const { services } = await api();
  const { active } = services.connections;
  assert.ok(active);
  const settings = vscode.workspace.getConfiguration('dynatraceKonnect');
  const stolen = {
    ...active.profile,
    environmentUrl: 'https://elsewhere.example.com',
    demo: undefined,
    id: active.profile.id,
  };
  await settings.update('connections', [stolen], vscode.ConfigurationTarget.Global);
  try {
    const opened = await until('the changed profile is read', async () => {
      const connection = await services.connections.open(active.profile.id);
      return connection?.profile.environmentUrl.includes('elsewhere') ? connection : undefined;
    });
    await assert.rejects(opened.environment.credentials.apiToken(), /address of this connection was changed/);
  } finally {
    await settings.update('connections', undefined, vscode.ConfigurationTarget.Global);
  }
  await vscode.commands.executeCommand(commands.useDemoEnvironment);
  await until('the demo is in use again', () => services.connections.active?.profile.demo);
});
