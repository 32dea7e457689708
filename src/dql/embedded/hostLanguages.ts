/** Languages whose documents can hold DQL, by VS Code's ids. */

/** Their strings may hold DQL. */
export const programmingLanguages: ReadonlySet<string> = new Set([
  'c',
  'cpp',
  'csharp',
  'go',
  'groovy',
  'java',
  'javascript',
  'javascriptreact',
  'kotlin',
  'php',
  'python',
  'ruby',
  'rust',
  'scala',
  'shellscript',
  'svelte',
  'swift',
  'terraform',
  'typescript',
  'typescriptreact',
  'vue',
  'yaml',
]);
export const markdownLanguages: ReadonlySet<string> = new Set(['markdown', 'mdx', 'quarto', 'rmd']);
export const jsonLanguages: ReadonlySet<string> = new Set(['json', 'jsonc', 'jsonl']);
