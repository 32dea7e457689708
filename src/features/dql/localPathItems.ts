/** Completes the paths of local files in queries with what is in their folders. */

import * as vscode from 'vscode';
import type { LocalPath } from '../../dql/intelligence/localPath.ts';
import { fileOf, localFolders } from '../localFilesService.ts';
import type { PlacedQuery } from './placedQuery.ts';

/** Folders of a machine can be very full; what has been typed narrows them down. */
const MOST = 500;

export async function localPathItems(
  { folder, name }: LocalPath,
  query: PlacedQuery,
  offset: number,
): Promise<vscode.CompletionItem[]> {
  const found = new Map<string, vscode.FileType>();
  for (const uri of candidates(folder, fileOf(query.document))) {
    for (const [entry, type] of await entriesOf(uri)) if (!found.has(entry)) found.set(entry, type);
  }
  const typed = query.text.slice(name.start, offset);
  const range = { inserting: query.toRange({ start: name.start, end: offset }), replacing: query.toRange(name) };
  return [...found]
    .filter(([entry]) => entry.startsWith(typed) && (typed !== '' || !entry.startsWith('.')))
    .slice(0, MOST)
    .flatMap(([entry, type]) => {
      const isFolder = (type & vscode.FileType.Directory) !== 0;
      const label = isFolder ? `${entry}/` : entry;
      const written = query.escape(label, name);
      if (written === undefined) return [];
      const kind = isFolder ? vscode.CompletionItemKind.Folder : vscode.CompletionItemKind.File;
      const item = new vscode.CompletionItem(label, kind);
      item.range = range;
      item.insertText = written;
      if (isFolder) item.command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };
      return [item];
    });
}

function candidates(folder: string, document: vscode.Uri): readonly vscode.Uri[] {
  if (/^([/\\]|[A-Za-z]:[/\\])/.test(folder)) return [vscode.Uri.file(folder)];
  return localFolders(document).map((uri) => vscode.Uri.joinPath(uri, folder));
}

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // Not there, or not to be read: it has nothing to propose.
    return [];
  }
}
