/** Runs the documented examples of DPL: `conformance:dpl [folder]`, which holds `dql/examples-dev.json`. Exits 1 where one differs. */

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compilePattern, scan } from '../../src/grail/dpl/compilePattern.ts';
import { sameValue } from '../../src/grail/functions/compare.ts';
import { parseIp } from '../../src/grail/functions/ipText.ts';
import { valueText } from '../../src/grail/functions/text.ts';
import { parseTimestamp } from '../../src/grail/functions/timeText.ts';
import { UTC } from '../../src/grail/functions/timeZone.ts';
import { parseSmartscapeId } from '../../src/grail/functions/uidText.ts';
import { Rec, type Value } from '../../src/grail/value.ts';

interface Example {
  readonly id: string;
  readonly kind: string;
  readonly pattern: string;
  readonly input: string;
  readonly expected: readonly Record<string, unknown>[];
}

const anything = Symbol('anything');

/** The documented form of a value: wrappers such as `{$ts}` stand for types that JSON lacks. */
function documented(value: unknown): Value | typeof anything {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map((element) => documented(element) as Value);
  const wrapper = value as Record<string, string>;
  if (wrapper.$any !== undefined) return anything;
  if (wrapper.$ts !== undefined) return parseTimestamp(wrapper.$ts, UTC)!;
  if (wrapper.$ip !== undefined) return parseIp(wrapper.$ip)!;
  if (wrapper.$sid !== undefined) return parseSmartscapeId(wrapper.$sid)!;
  if (wrapper.$long !== undefined) return BigInt(wrapper.$long);
  return new Rec(new Map(Object.entries(value as object).map(([name, member]) => [name, documented(member) as Value])));
}

function check(example: Example): string | undefined {
  const rows: Map<string, Value>[] = [];
  const pattern = compilePattern(example.pattern);
  scan(pattern, example.input, (values) => {
    rows.push(new Map(pattern.exportNames.map((name, slot) => [name, values[slot]!])));
  });
  if (rows.length !== example.expected.length) return `${rows.length} matches instead of ${example.expected.length}`;
  for (const [index, expected] of example.expected.entries()) {
    for (const [name, member] of Object.entries(expected)) {
      const wanted = documented(member);
      const found = rows[index]!.get(name);
      if (wanted === anything) continue;
      if (found === undefined || !sameValue(found, wanted)) {
        return `match ${index}: ${name} is ${found === undefined ? 'absent' : valueText(found)} instead of ${valueText(wanted)}`;
      }
    }
  }
  return undefined;
}

const folder = resolve(process.argv[2] ?? '../shared');
const file = join(folder, 'dql', 'examples-dev.json');
if (!existsSync(file)) {
  console.error(`There are no examples in ${file}. Give the folder that holds dql/examples-dev.json.`);
  process.exit(1);
}
const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: Example[] };
const patterns = examples.filter(({ kind }) => kind === 'dpl');
let passed = 0;
for (const example of patterns) {
  let problem: string | undefined;
  try {
    problem = check(example);
  } catch (error) {
    problem = String(error);
  }
  if (problem === undefined) passed++;
  else console.log(`${example.id}: ${problem}`);
}
console.log(`${passed} of ${patterns.length} DPL examples give the documented values`);
process.exitCode = passed === patterns.length ? 0 : 1;
