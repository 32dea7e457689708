/** Colours text with the grammars of VS Code and ours, by the engine that VS Code itself ships. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';

export interface ScopedToken {
  readonly text: string;
  readonly scopes: readonly string[];
}

interface Grammar {
  tokenizeLine(
    line: string,
    state: unknown,
  ): { tokens: { startIndex: number; endIndex: number; scopes: string[] }[]; ruleStack: unknown };
}

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

export async function colour(text: string, scopeName: string): Promise<ScopedToken[]> {
  const grammars = contributions();
  const { Registry, INITIAL, parseRawGrammar } = fromVsCode('vscode-textmate');
  const registry = new Registry({
    onigLib: engine(),
    loadGrammar: async (wanted: string) => {
      const file = grammars.find((grammar) => grammar.scopeName === wanted)?.path;
      return file === undefined ? null : parseRawGrammar(readFileSync(file, 'utf8'), file);
    },
    getInjections: (into: string) =>
      grammars.filter(({ injectTo }) => injectTo?.includes(into)).map((grammar) => grammar.scopeName),
  });
  const grammar: Grammar = await registry.loadGrammar(scopeName);
  const found: ScopedToken[] = [];
  let state: unknown = INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens)
      found.push({ text: line.slice(startIndex, endIndex), scopes });
  }
  return found;
}

function contributions(): Contribution[] {
  return vscode.extensions.all.flatMap(({ packageJSON, extensionPath }) => {
    const { grammars = [] } = (packageJSON as { contributes?: { grammars?: Contribution[] } }).contributes ?? {};
    return grammars.map((grammar) => ({ ...grammar, path: path.join(extensionPath, grammar.path) }));
  });
}

let loaded: Promise<unknown> | undefined;

function engine(): Promise<unknown> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<unknown> {
  const oniguruma = fromVsCode('vscode-oniguruma');
  const wasm = requireOf('vscode-oniguruma')
    .resolve('vscode-oniguruma')
    .replace(/main\.js$/, 'onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  return {
    createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
    createOnigString: (content: string) => new oniguruma.OnigString(content),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: VS Code ships these modules without their types.
function fromVsCode(name: string): any {
  return requireOf(name)(name);
}

function requireOf(name: string): NodeJS.Require {
  const plain = createRequire(path.join(vscode.env.appRoot, 'package.json'));
  try {
    plain.resolve(name);
    return plain;
  } catch {
    return createRequire(path.join(vscode.env.appRoot, 'node_modules.asar', 'package.json'));
  }
}
