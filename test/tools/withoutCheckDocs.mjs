// For esbuild: leaves out of the bundle what the checks of DQL are documented with, which only the generated page and tests read.
import { readFile } from 'node:fs/promises';
import typescript from 'typescript-parser';

/** Members of a `Check` that no feature reads. */
const DOCUMENTATION = new Set(['summary', 'example', 'fixed', 'options']);
const FILES = /src[\\/]dql[\\/](checks|dpl)[\\/]\w*([cC]hecks|checkList)\.ts$/;

export const withoutCheckDocs = {
  name: 'without-check-docs',
  setup(build) {
    build.onLoad({ filter: FILES }, async ({ path }) => ({
      contents: withoutDocs(path, await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

function withoutDocs(path, text) {
  const source = typescript.createSourceFile(path, text, typescript.ScriptTarget.Latest, false);
  let rest = '';
  let at = 0;
  const visit = (node) => {
    if (!typescript.isObjectLiteralExpression(node) || !isCheck(node)) {
      typescript.forEachChild(node, visit);
      return;
    }
    const { properties } = node;
    const kept = properties.filter(({ name }) => !DOCUMENTATION.has(name?.text));
    rest += text.slice(at, properties.pos) + kept.map(({ pos, end }) => text.slice(pos, end)).join(',');
    at = properties.end;
  };
  visit(source);
  return rest + text.slice(at);
}

/** The declaration of a check, as in `src/dql/checks/problem.ts`. */
function isCheck({ properties }) {
  const names = properties.map(({ name }) => name?.text);
  return ['code', 'severity', 'summary', 'example'].every((name) => names.includes(name));
}
