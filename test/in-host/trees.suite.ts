import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/ids.ts';
import { connectedApi, label, row } from './extension.ts';
import { test } from './suite.ts';

test('the Problems tree shows an open problem with root cause, entities and evidence', async () => {
  const { trees } = await connectedApi();
  const [first] = await trees.problems.getChildren();
  assert.ok(first, 'there is a problem');
  assert.match(String(first.item.description), /open for/);
  const parts = await trees.problems.getChildren(first);
  assert.ok(
    parts.some((part) => part.item.description === 'root cause'),
    parts.map(label).join(', '),
  );
  for (const group of ['Affected entities', 'Evidence']) {
    const rows = await trees.problems.getChildren(await row(trees.problems, first, new RegExp(`^${group}$`)));
    assert.ok(rows.length > 0 && label(rows[0]!) !== 'None', `${group} has rows`);
  }
});

test('the Entities tree counts types and lists the entities of one', async () => {
  const { trees } = await connectedApi();
  const hosts = await row(trees.entities, undefined, /^host/i);
  const rows = await trees.entities.getChildren(hosts);
  assert.equal(rows.length, Number(hosts.item.description));
  assert.ok(rows.every(({ copyText }) => copyText?.startsWith('HOST-')));
});

test('the SLO tree evaluates every objective against its target', async () => {
  const { trees } = await connectedApi();
  const rows = await trees.slos.getChildren();
  assert.ok(rows.length >= 3);
  for (const slo of rows) assert.match(String(slo.item.description), /\d(\.\d+)? % \/ target \d/, label(slo));
  assert.ok(
    rows.some((slo) => /missed|close to/.test(String(slo.item.description))),
    'the open incident burns an SLO',
  );
});

test('the Catalog tree shows services, integrations and resources', async () => {
  const { trees } = await connectedApi();
  const services = await trees.catalog.getChildren(await row(trees.catalog, undefined, /^Services$/));
  assert.ok(services.length >= 5, services.map(label).join(', '));
  await row(trees.catalog, await row(trees.catalog, undefined, /^Integrations$/), /Dynatrace/);
});

test('a tree that cannot load says why and offers to retry', async () => {
  const { services, trees } = await connectedApi();
  const { active } = services.connections;
  assert.ok(active);
  await faults([{ path: '/api/v2/problems', kind: 'gateway', status: 403 }]);
  try {
    await vscode.commands.executeCommand(commands.refreshProblems);
    const rows = await trees.problems.getChildren();
    assert.equal(rows.at(-1)?.item.contextValue, 'error', rows.map(label).join(', '));
  } finally {
    await faults([]);
  }
  const failed = (await trees.problems.getChildren()).at(-1);
  await vscode.commands.executeCommand(commands.retry, failed);
  const rows = await trees.problems.getChildren();
  assert.ok(rows.length > 0 && rows.every(({ item }) => item.contextValue !== 'error'), 'retrying reads them');

  async function faults(list: readonly object[]): Promise<void> {
    const answer = await fetch(`${active?.profile.environmentUrl}/_demo/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(list),
    });
    assert.ok(answer.ok, `${answer.status} ${await answer.text()}`);
  }
});
