/** The page that documents the checks, from the checks themselves. */

import { CHECK_FAMILIES, type CheckFamily } from './checkList.ts';
import type { Check } from './problem.ts';

const INTRODUCTION = `# Checks of DQL and DPL

Every problem that the editor reports has a code from this page. The severity of each can be changed, or the check switched off, in
the setting \`dynatraceKonnect.dql.checks\`:

\`\`\`json
"dynatraceKonnect.dql.checks": { "no-limit": "off", "unknown-field": "error" }
\`\`\`

Severities: \`error\`, \`warning\`, \`information\`, \`hint\`, \`off\`. A fix is offered where it says *Fixed*; others may be offered as well.
Where the service reports the problem itself, its name for the error is given.

This page is generated from the source: \`node test/toolchain/run.mjs test/tools/checksPage.ts\`.
`;

/** Markdown, with a line break at the end. */
export function checksPage(): string {
  return `${INTRODUCTION}\n${CHECK_FAMILIES.map(section).join('\n')}`;
}

function section(family: CheckFamily): string {
  return `## ${family.title}\n\n${family.checks.map(entry).join('\n')}`;
}

function entry(check: Check): string {
  const service = check.errorType === undefined ? '' : `, \`${check.errorType}\``;
  const lines = [
    `### ${check.code}`,
    '',
    `${check.summary} (${check.severity}${service})`,
    '',
    fence(shortened(check.example)),
  ];
  if (check.fixed !== undefined) lines.push('', 'Fixed:', '', fence(shortened(check.fixed)));
  return `${lines.join('\n')}\n`;
}

function fence(text: string): string {
  return `\`\`\`dql\n${text}\n\`\`\``;
}

/** Examples of what is too long or too deep are shown in part. */
function shortened(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 100)} … ${text.slice(-40)}`;
}
