/** Completes DQL: what is known here at once, and what the tenant adds as soon as it has said it. */

import * as vscode from 'vscode';
import { complete } from '../../dql/intelligence/completion.ts';
import { localPathAt } from '../../dql/intelligence/localPath.ts';
import { settings } from '../../ids.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { anySelector } from './languages.ts';
import type { LocalFileFields } from './localFileFields.ts';
import { localItems } from './localItems.ts';
import { localPathItems } from './localPathItems.ts';
import { tenantItems } from './tenantItems.ts';
import type { TenantSuggestions } from './tenantSuggestions.ts';

/** A tenant that is this quick is waited for; what comes later is there with the next key. */
const PATIENCE_MS = 40;

const TRIGGERS = ['|', ' ', '(', '{', '[', ',', ':', '"', '.', '$', '`', '/'];

export function registerCompletion(
  documents: DqlDocuments,
  files: LocalFileFields,
  tenant: TenantSuggestions,
): vscode.Disposable {
  const provideCompletionItems = async (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionList | undefined> => {
    const query = documents.placedAt(document, position);
    if (!query) return undefined;
    const offset = query.toOffset(position);
    const path = localPathAt(query.tree, offset);
    if (path) return new vscode.CompletionList(await localPathItems(path, query, offset));
    const asked = isTenantAsked(document) ? tenant.at(query.text, offset) : undefined;
    const { catalogue, isIncomplete } = await files.around(query);
    const local = complete(query.tree, offset, catalogue, { variables: query.variables ?? [] });
    const items = localItems(local, query, offset);
    const suggestions = asked && (await Promise.race([asked, patience()]));
    const known = new Set(items.map(({ label }) => (typeof label === 'string' ? label : label.label).toLowerCase()));
    if (suggestions) items.push(...tenantItems(suggestions, query, offset, known));
    const isTenantLate = asked !== undefined && suggestions === undefined;
    return new vscode.CompletionList(items, local.isIncomplete || isIncomplete || isTenantLate);
  };
  return vscode.languages.registerCompletionItemProvider(anySelector, { provideCompletionItems }, ...TRIGGERS);
}

function isTenantAsked(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(settings.section, document).get(settings.dqlTenantSuggestions, true);
}

function patience(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
}
