/** The composition root: builds the services and registers the features. */

import * as vscode from 'vscode';
import { registerCatalog } from './features/catalog/registerCatalog.ts';
import { registerConnection } from './features/connection/registerConnection.ts';
import { registerDql } from './features/dql/registerDql.ts';
import { registerDqlTests } from './features/dqlTests/registerDqlTests.ts';
import { registerEntities } from './features/entities/registerEntities.ts';
import { type ExplorerTree, registerTreeCommands } from './features/explorerTree.ts';
import { registerLocalFiles } from './features/localFiles/registerLocalFiles.ts';
import { LocalFiles } from './features/localFilesService.ts';
import { createLog } from './features/log.ts';
import { registerNotebook } from './features/notebook/registerNotebook.ts';
import { registerProblems } from './features/problems/registerProblems.ts';
import { QueryVariables } from './features/queryVariables.ts';
import { ResultStore } from './features/resultStore.ts';
import { registerResults } from './features/results/registerResults.ts';
import type { ResultsPanel } from './features/results/resultsPanel.ts';
import type { Services } from './features/services.ts';
import { registerSlos } from './features/slos/registerSlos.ts';
import { VariableStore } from './features/variableStore.ts';
import { registerVariables } from './features/variables/registerVariables.ts';
import { createRedactor } from './http/redact.ts';

/** What the in-host tests look through; no API for other extensions. */
export interface ExtensionApi {
  readonly services: Services;
  readonly trees: Readonly<Record<'problems' | 'entities' | 'slos' | 'catalog', ExplorerTree>>;
  readonly resultsPanel: ResultsPanel;
  readonly dqlTests: vscode.TestController;
}

export async function activate(extension: vscode.ExtensionContext): Promise<ExtensionApi> {
  const redactor = createRedactor();
  const channel = vscode.window.createOutputChannel('Dynatrace & Konnect', { log: true });
  const log = createLog(channel, redactor);
  const http = { redactor, log: log.info, userAgent: userAgent(extension) };
  const { connections, ready } = registerConnection(extension, http, log);
  const local = new LocalFiles(extension.extensionUri);
  const variables = new VariableStore(extension.workspaceState);
  const services: Services = {
    extension,
    log,
    connections,
    local,
    results: new ResultStore(),
    variables: new QueryVariables(variables),
  };
  const problems = registerProblems(services);
  const entities = registerEntities(services);
  const slos = registerSlos(services);
  const catalog = registerCatalog(services);
  const results = registerResults(services);
  const dqlTests = registerDqlTests(services);
  extension.subscriptions.push(
    channel,
    registerTreeCommands(),
    problems.disposable,
    entities.disposable,
    slos.disposable,
    catalog.disposable,
    local,
    registerNotebook(services),
    registerLocalFiles(services),
    results.disposable,
    dqlTests.disposable,
    registerDql(services),
    variables,
    registerVariables(services),
  );
  ready.catch((error: unknown) => {
    log.error('The last connection could not be taken up again', error);
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  });
  return {
    services,
    trees: { problems: problems.tree, entities: entities.tree, slos: slos.tree, catalog: catalog.tree },
    resultsPanel: results.panel,
    dqlTests: dqlTests.controller,
  };
}

function userAgent({ extension }: vscode.ExtensionContext): string {
  const { name, version } = extension.packageJSON as { name: string; version: string };
  return `${name}/${version}`;
}
