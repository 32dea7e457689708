/** Which parameters a command or function takes, and which of them is being written. */

import * as vscode from 'vscode';
import type { Catalogue } from '../../dql/catalogue/catalogue.ts';
import { type Signature, signatureHelp } from '../../dql/intelligence/signatureHelp.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { anySelector } from './languages.ts';

export function registerSignatureHelp(documents: DqlDocuments, catalogue: Catalogue): vscode.Disposable {
  const provideSignatureHelp = (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.SignatureHelp | undefined => {
    const query = documents.placedAt(document, position);
    const found = query && signatureHelp(query.tree, query.toOffset(position), catalogue);
    if (!found) return undefined;
    const help = new vscode.SignatureHelp();
    help.signatures = found.signatures.map(toSignature);
    help.activeSignature = found.activeSignature;
    help.activeParameter = found.activeParameter;
    return help;
  };
  return vscode.languages.registerSignatureHelpProvider(
    anySelector,
    { provideSignatureHelp },
    { triggerCharacters: ['(', ',', '{', ' '], retriggerCharacters: [':', ')'] },
  );
}

function toSignature({ label, documentation, parameters }: Signature): vscode.SignatureInformation {
  const signature = new vscode.SignatureInformation(label, new vscode.MarkdownString(documentation));
  signature.parameters = parameters.map(
    ({ label: [start, end], documentation: text }) =>
      new vscode.ParameterInformation([start, end], new vscode.MarkdownString(text)),
  );
  return signature;
}
