/** Where a field is made and read: definition, references, highlights and rename. Fields live within one query. */

import * as vscode from 'vscode';
import type { Catalogue } from '../../dql/catalogue/catalogue.ts';
import { definitionAt } from '../../dql/intelligence/definitions.ts';
import { referencesAt } from '../../dql/intelligence/references.ts';
import { prepareRename, rename } from '../../dql/intelligence/rename.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { dqlSelector } from './languages.ts';

export function registerFieldPlaces(documents: DqlDocuments, catalogue: Catalogue): vscode.Disposable {
  /** The query at a position with the offset in it; a DQL document has one everywhere. */
  const at = (document: vscode.TextDocument, position: vscode.Position) => {
    const query = documents.placedAt(document, position)!;
    return { query, offset: query.toOffset(position) };
  };
  const definition: vscode.DefinitionProvider = {
    provideDefinition: (document, position) => {
      const { query, offset } = at(document, position);
      const found = definitionAt(query.tree, offset, catalogue);
      if (!found) return undefined;
      const link: vscode.DefinitionLink = {
        originSelectionRange: query.toRange(found.origin),
        targetUri: document.uri,
        targetRange: query.toRange(found.target),
      };
      return [link];
    },
  };
  const references: vscode.ReferenceProvider = {
    provideReferences: (document, position, { includeDeclaration }) => {
      const { query, offset } = at(document, position);
      const found = referencesAt(query.tree, offset, catalogue);
      if (!found) return [];
      const spans = includeDeclaration ? [...found.declarations, ...found.reads] : found.reads;
      return spans.map((span) => new vscode.Location(document.uri, query.toRange(span)));
    },
  };
  const highlights: vscode.DocumentHighlightProvider = {
    provideDocumentHighlights: (document, position) => {
      const { query, offset } = at(document, position);
      const found = referencesAt(query.tree, offset, catalogue);
      if (!found) return undefined;
      const { Read, Write } = vscode.DocumentHighlightKind;
      return [
        ...found.declarations.map((span) => new vscode.DocumentHighlight(query.toRange(span), Write)),
        ...found.reads.map((span) => new vscode.DocumentHighlight(query.toRange(span), Read)),
      ];
    },
  };
  const renaming: vscode.RenameProvider = {
    prepareRename: (document, position) => {
      const { query, offset } = at(document, position);
      const target = prepareRename(query.tree, offset, catalogue);
      if ('refused' in target) throw new Error(target.refused);
      return { range: query.toRange(target.span), placeholder: target.placeholder };
    },
    provideRenameEdits: (document, position, newName) => {
      const { query, offset } = at(document, position);
      const edits = rename(query.tree, offset, newName, catalogue);
      if ('refused' in edits) throw new Error(edits.refused);
      const edit = new vscode.WorkspaceEdit();
      for (const { text, ...span } of edits) edit.replace(document.uri, query.toRange(span), text);
      return edit;
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(dqlSelector, definition),
    vscode.languages.registerReferenceProvider(dqlSelector, references),
    vscode.languages.registerDocumentHighlightProvider(dqlSelector, highlights),
    vscode.languages.registerRenameProvider(dqlSelector, renaming),
  );
}
