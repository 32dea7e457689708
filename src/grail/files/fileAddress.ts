/** The local files that a query names: `fetch "file:logs/app.log"`, `load "file:…"`, also inside of sub-queries. */

import { access } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '../../dql/parser.ts';
import type { Command } from '../../dql/tree.ts';
import { walk } from '../../dql/treeQueries.ts';
import { localFilePrefix } from '../engine.ts';
import { FileError } from './fileError.ts';

/** Distinct, in order of appearance. Only what stands where `fetch` and `load` take a name: other text is never opened. */
export function fileAddresses(query: string): string[] {
  const found = new Set<string>();
  walk(parse(query).query, (node) => {
    if (node.kind !== 'Command') return;
    const address = addressOf(node);
    if (address !== undefined) found.add(address);
  });
  return [...found];
}

function addressOf(command: Command): string | undefined {
  const name = command.name?.text.toLowerCase();
  if (name !== 'fetch' && name !== 'load') return undefined;
  const parameter = name === 'fetch' ? 'dataobject' : 'tabularfile';
  const item = command.items.find(({ parameter: given }) => (given?.text.toLowerCase() ?? parameter) === parameter);
  const value = item?.value;
  const text = value?.kind === 'String' ? value.value : value?.kind === 'Field' ? value.name.text : '';
  return text.startsWith(localFilePrefix) ? text : undefined;
}

/** The absolute path of an address. A relative one begins at the first of the folders that has such a file. Throws a `FileError`. */
export async function locateAddress(address: string, folders: readonly string[]): Promise<string> {
  const rest = address.slice(localFilePrefix.length);
  if (rest === '')
    throw new FileError('bad-address', 'A file has to be named behind `file:`, such as "file:logs/app.log".');
  if (rest.includes('\0')) throw new FileError('bad-address', 'The name of a file cannot hold a NUL character.');
  if (rest.startsWith('//')) {
    try {
      return fileURLToPath(address);
    } catch (error) {
      throw new FileError(
        'bad-address',
        `${address} is no address of a file on this machine. Write "file:" and a path.`,
        error,
      );
    }
  }
  if (path.isAbsolute(rest)) return path.normalize(rest);
  if (folders.length === 0) {
    throw new FileError(
      'bad-address',
      `${rest} is a relative path, and no folder is open that it could begin at. Open a folder, or write the whole path.`,
    );
  }
  const candidates = folders.map((folder) => path.resolve(folder, rest));
  for (const candidate of candidates) if (await exists(candidate)) return candidate;
  throw new FileError(
    'not-found',
    `There is no file ${rest} in ${[...new Set(folders)].join(' or ')}. Write the path from there, or the whole path.`,
  );
}

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    // One that is there and cannot be reached is reported when it is opened.
    ({ code }: NodeJS.ErrnoException) => code !== 'ENOENT' && code !== 'ENOTDIR',
  );
}
