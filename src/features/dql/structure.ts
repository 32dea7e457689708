/** Folding, outline and *Expand Selection*. */

import * as vscode from 'vscode';
import { foldingRanges } from '../../dql/structure/folding.ts';
import { type OutlineEntry, outline } from '../../dql/structure/outline.ts';
import { selectionSpans } from '../../dql/structure/selection.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { dqlSelector } from './languages.ts';
import type { PlacedQuery } from './placedQuery.ts';

const SYMBOL = {
  query: vscode.SymbolKind.Namespace,
  command: vscode.SymbolKind.Function,
  alias: vscode.SymbolKind.Field,
} as const;

export function registerStructure(documents: DqlDocuments): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerFoldingRangeProvider(dqlSelector, {
      provideFoldingRanges: (document) => documents.placed(document).flatMap(folds),
    }),
    vscode.languages.registerDocumentSymbolProvider(dqlSelector, {
      provideDocumentSymbols: (document) => {
        const queries = documents.placed(document);
        return queries.flatMap((query) => symbols(query, queries.length > 1));
      },
    }),
    vscode.languages.registerSelectionRangeProvider(dqlSelector, {
      provideSelectionRanges: (document, positions) =>
        positions.flatMap((position) => {
          const query = documents.placedAt(document, position);
          return query ? [selection(query, position)] : [];
        }),
    }),
  );
}

/** The query as a whole and what is in it; a fold of the last line's line break would hide the next query's beginning. */
function folds(query: PlacedQuery): vscode.FoldingRange[] {
  const { commands } = query.tree.query;
  const whole = commands.length > 1 ? [{ ...query.tree.query, kind: 'code' as const }] : [];
  const byLine = new Map<number, vscode.FoldingRange>();
  for (const { kind, ...span } of [...whole, ...foldingRanges(query.tree)]) {
    const { start, end } = query.toRange(span);
    if (end.line === start.line || byLine.has(start.line)) continue;
    const fold = new vscode.FoldingRange(start.line, end.line);
    if (kind === 'comment') fold.kind = vscode.FoldingRangeKind.Comment;
    byLine.set(start.line, fold);
  }
  return [...byLine.values()];
}

/** The commands of a query; among several queries each is an entry of its own. */
function symbols(query: PlacedQuery, several: boolean): vscode.DocumentSymbol[] {
  const commands = outline(query.text, query.tree.query).map((entry) => symbol(entry, query));
  const [first] = commands;
  if (!several || !first) return commands;
  const { start, end } = query.tree.query;
  const whole = new vscode.DocumentSymbol(
    `${first.name} ${first.detail}`,
    '',
    SYMBOL.query,
    query.toRange({ start, end }),
    first.selectionRange,
  );
  whole.children = commands;
  return [whole];
}

function symbol(entry: OutlineEntry, query: PlacedQuery): vscode.DocumentSymbol {
  const { name, detail, kind, selection: selected } = entry;
  const found = new vscode.DocumentSymbol(name, detail, SYMBOL[kind], query.toRange(entry), query.toRange(selected));
  found.children = entry.children.map((child) => symbol(child, query));
  return found;
}

function selection(query: PlacedQuery, position: vscode.Position): vscode.SelectionRange {
  const { document } = query;
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  const spans = selectionSpans(query.tree, query.toOffset(position)).map((span) => query.toRange(span));
  return [...spans, all].reduceRight<vscode.SelectionRange | undefined>(
    (parent, range) =>
      parent && (!parent.range.contains(range) || parent.range.isEqual(range))
        ? parent
        : new vscode.SelectionRange(range, parent),
    undefined,
  ) as vscode.SelectionRange;
}
