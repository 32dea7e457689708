/** Everything that is there once a DQL document is open. */

import * as vscode from 'vscode';
import { loadCatalogue } from '../../dql/catalogue/catalogue.ts';
import type { Services } from '../services.ts';
import { CheckSeverities } from './checkSeverities.ts';
import { registerCompletion } from './completion.ts';
import { Diagnostics } from './diagnostics.ts';
import { DqlDocuments } from './dqlDocuments.ts';
import { registerFieldPlaces } from './fieldPlaces.ts';
import { registerFormatting } from './formatting.ts';
import { registerHighlighting } from './highlighting.ts';
import { registerHover } from './hover.ts';
import { registerInlayHints } from './inlayHints.ts';
import { LocalFileFields } from './localFileFields.ts';
import { registerPipeTyping } from './pipeTyping.ts';
import { QueryProblems } from './queryProblems.ts';
import { registerQuickFixes } from './quickFixes.ts';
import { registerRefactorings } from './refactorings.ts';
import { registerRunLenses } from './runLenses.ts';
import { registerSignatureHelp } from './signatureHelp.ts';
import { registerStructure } from './structure.ts';
import { TenantSuggestions } from './tenantSuggestions.ts';
import { TenantVerdicts } from './tenantVerdicts.ts';

export async function startDql({
  extension,
  connections,
  local,
  variables,
  log,
}: Services): Promise<vscode.Disposable> {
  const catalogue = await loadCatalogue();
  const documents = new DqlDocuments();
  // Before those who look again when the setting changes: they are told in this order.
  const severities = new CheckSeverities();
  const problems = new QueryProblems(catalogue, severities);
  const files = new LocalFileFields(local, catalogue);
  const verdicts = new TenantVerdicts(documents, connections, log);
  return vscode.Disposable.from(
    documents,
    severities,
    verdicts,
    new Diagnostics(documents, problems, verdicts, checksPage(extension)),
    registerQuickFixes(documents, problems),
    registerCompletion(documents, files, new TenantSuggestions(connections, log)),
    registerHover(documents, files),
    registerSignatureHelp(documents, catalogue),
    registerInlayHints(documents, catalogue),
    registerFieldPlaces(documents, catalogue),
    registerRefactorings(documents, catalogue),
    registerFormatting(documents),
    registerPipeTyping(),
    registerHighlighting(documents),
    registerStructure(documents),
    registerRunLenses(documents, variables.store),
  );
}

function checksPage({ extension }: vscode.ExtensionContext): vscode.Uri {
  const { repository } = extension.packageJSON as { repository: { url: string } };
  return vscode.Uri.parse(`${repository.url.replace(/\.git$/, '')}/blob/main/src/dql/checks/README.md`);
}
