/**
 * Compares the catalogue with the collected facts (`catalog.json`): nothing of them may be missing or different.
 * Usage: `npm run conformance:catalogue [-- folder]`; the folder defaults to `../shared`.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadCatalogue } from '../../src/dql/catalogue/catalogue.ts';
import type { Parameter } from '../../src/dql/catalogue/definitions.ts';
import { fieldTypes } from '../../src/dql/catalogue/tables.ts';
import { type DataType, typeNames, typeSet } from '../../src/dql/catalogue/typeSet.ts';

interface FactParameter {
  name: string;
  aliases?: string[];
  types?: DataType[];
  valueKinds?: string[];
  required: boolean;
  named: boolean;
  variadic: boolean;
  default?: string;
  enum?: string[];
  min?: number;
  max?: number;
  excludes?: string[];
  alias?: string;
  modifiers?: string[];
  experimental?: boolean;
  hidden?: boolean;
}

interface FactDefinition {
  name: string;
  category: string;
  kind: string;
  isSource: boolean;
  parameters: FactParameter[];
  returns: DataType[];
  outputs?: { name: string }[];
  constraints?: string;
  experimental?: boolean;
  deprecated?: boolean;
  documented: boolean;
  firstSeen?: string;
}

interface FactField {
  name: string;
  type: string;
  description?: string;
}

interface Facts {
  commands: FactDefinition[];
  functions: FactDefinition[];
  dpl: {
    matchers: {
      name: string;
      aliases: string[];
      configuration: { name: string; aliases?: string[] }[];
      body: unknown;
    }[];
    posixClasses: Record<string, string>;
  };
  dataObjects: (Omit<FactField, 'type'> & {
    fields: FactField[];
    timeField?: string;
    samplable?: boolean;
    strictFields?: boolean;
    deprecated?: unknown;
    replacement?: string;
  })[];
  semanticFields: (FactField & { stability: string; resource?: boolean; tags?: string[] })[];
  metricKeys: { key: string; group?: string; classic?: string; type?: string; unit?: string }[];
  smartscape: { nodeFields: FactField[]; edgeFields: FactField[]; nodeTypes: string[]; edgeTypes: { name: string }[] };
}

/** Ours on the right. */
const KINDS: Record<string, string> = {
  expressionWithFieldAccess: 'expression',
  expressionWithConstantValue: 'constant',
  primitiveValue: 'literal',
  enum: 'word',
  identifierForFieldOnRootLevel: 'rootField',
  identifierForAnyField: 'anyField',
  nonEmptyExecutionBlock: 'block',
  dplPattern: 'pattern',
  namelessDplPattern: 'namelessPattern',
  identifierForEdgeType: 'edgeType',
  identifierForNodeType: 'nodeType',
  tabularFileNew: 'newTabularFile',
  tabularFileExisting: 'tabularFile',
  simpleIdentifier: 'newField',
  expressionTimeseriesAggregation: 'timeseriesAggregation',
  metricTimeseriesAggregation: 'metricAggregation',
};

/** A prefix that some query ends with, not a key. */
const NOT_METRIC_KEYS = new Set(['dt.host.']);

const folder = process.argv[2] ?? '../shared';
const path = join(folder, 'dql', 'catalog.json');
if (!existsSync(path)) {
  console.log(`conformance:catalogue: not run, ${path} does not exist`);
  process.exit(0);
}

const facts = JSON.parse(readFileSync(path, 'utf8')) as Facts;
const catalogue = await loadCatalogue();
const differences: string[] = [];
let compared = 0;

function same(where: string, ours: unknown, theirs: unknown): void {
  compared++;
  if (!isDeepStrictEqual(ours, theirs)) {
    differences.push(`${where}: ours ${JSON.stringify(ours)}, fact ${JSON.stringify(theirs)}`);
  }
}

/** The definitions require a value; a documented example of `sort` has `array()` and `record()`. */
const MAY_BE_EMPTY = new Set(['array (scalar)(expression)', 'record (scalar)(expression)']);

function compareParameter(where: string, ours: Parameter | undefined, fact: FactParameter): void {
  if (ours === undefined) {
    differences.push(`${where}: missing`);
    return;
  }
  same(`${where} aliases`, ours.aliases, fact.aliases ?? []);
  if (fact.types !== undefined) same(`${where} types`, ours.types, typeSet(fact.types));
  if (fact.valueKinds !== undefined)
    same(
      `${where} kinds`,
      ours.kinds,
      fact.valueKinds.map((kind) => KINDS[kind] ?? kind),
    );
  if (!MAY_BE_EMPTY.has(where)) same(`${where} required`, ours.required, fact.required);
  same(`${where} named`, ours.named, fact.named);
  same(`${where} variadic`, ours.variadic, fact.variadic);
  same(`${where} default`, ours.defaultValue, fact.default);
  same(`${where} values`, ours.values, fact.enum ?? []);
  same(`${where} range`, [ours.min, ours.max], [fact.min, fact.max]);
  same(`${where} excludes`, ours.excludes, fact.excludes ?? []);
  same(`${where} alias`, ours.alias, fact.alias ?? 'none');
  same(`${where} sortable`, ours.sortable, fact.modifiers !== undefined);
  same(`${where} experimental`, ours.experimental, fact.experimental === true);
  same(`${where} hidden`, ours.hidden, fact.hidden === true);
}

function compareDefinition(
  where: string,
  ours: {
    parameters: readonly Parameter[];
    experimental: boolean;
    deprecated: boolean;
    documented: boolean;
    since: string | undefined;
  },
  fact: FactDefinition,
): void {
  same(
    `${where} parameters`,
    ours.parameters.map((parameter) => parameter.name),
    fact.parameters.map((parameter) => parameter.name),
  );
  fact.parameters.forEach((parameter, index) => {
    compareParameter(`${where}(${parameter.name})`, ours.parameters[index], parameter);
  });
  same(`${where} experimental`, ours.experimental, fact.experimental === true);
  same(`${where} deprecated`, ours.deprecated, fact.deprecated === true);
  same(`${where} documented`, ours.documented, fact.documented);
  same(`${where} since`, ours.since, fact.firstSeen);
}

/** The facts separate keys by blanks or commas and add remarks in words. */
function classicKeys(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word.includes(':'));
}

for (const fact of facts.commands) {
  const ours = catalogue.command(fact.name);
  if (ours === undefined) {
    differences.push(`command ${fact.name}: missing`);
    continue;
  }
  compareDefinition(fact.name, ours, fact);
  same(`${fact.name} kind`, [ours.kind, ours.isSource], [fact.kind, fact.isSource]);
  const outputs = (fact.outputs ?? []).map((output) => output.name).filter((name) => !name.startsWith('<'));
  same(
    `${fact.name} outputs`,
    ours.outputs.map((output) => output.name),
    outputs,
  );
  same(`${fact.name} remark`, ours.remark !== undefined, fact.constraints !== undefined);
}

const USES = new Set(['aggregation', 'expressionTimeseries', 'metricTimeseries']);
for (const fact of facts.functions) {
  const use = USES.has(fact.category) ? (fact.category as 'aggregation') : 'scalar';
  const ours = catalogue.function(fact.name, use);
  if (ours === undefined) {
    differences.push(`function ${fact.name} (${use}): missing`);
    continue;
  }
  compareDefinition(`${fact.name} (${use})`, ours, fact);
  same(`${fact.name} (${use}) returns`, ours.returns, typeSet(fact.returns));
}

/** Names that the documentation uses in examples and lists nowhere. */
const MORE_ALIASES = new Map([['IPADDR', ['IP']]]);

for (const fact of facts.dpl.matchers) {
  const ours = catalogue.matchers.find(fact.name);
  if (ours === undefined) {
    differences.push(`matcher ${fact.name}: missing`);
    continue;
  }
  same(`${fact.name} aliases`, ours.aliases, [...fact.aliases, ...(MORE_ALIASES.get(fact.name) ?? [])]);
  same(`${fact.name} body`, ours.body !== undefined, fact.body !== null);
  same(
    `${fact.name} configuration`,
    ours.settings.map((setting) => [setting.name, ...(setting.aliases ?? [])]),
    fact.configuration.map((setting) => [setting.name, ...(setting.aliases ?? [])]),
  );
}
same('POSIX classes', Object.fromEntries(catalogue.matchers.posixClasses), facts.dpl.posixClasses);

for (const fact of facts.dataObjects) {
  const ours = catalogue.dataObject(fact.name);
  if (ours === undefined) {
    differences.push(`data object ${fact.name}: missing`);
    continue;
  }
  same(`${fact.name} fields`, [...ours.fields.keys()], [...new Set(fact.fields.map((field) => field.name))]);
  for (const field of fact.fields) {
    const our = ours.fields.get(field.name);
    if (fact.fields.find((other) => other.name === field.name) !== field) continue;
    same(
      `${fact.name}.${field.name}`,
      [typeNames(our?.types ?? 0)[0], our?.description],
      [field.type.toLowerCase(), field.description],
    );
  }
  same(`${fact.name} timeField`, ours.timeField, fact.timeField);
  same(
    `${fact.name} flags`,
    [ours.samplable, ours.strict, ours.deprecated],
    [fact.samplable === true, fact.strictFields === true, fact.deprecated !== undefined],
  );
}

for (const fact of facts.semanticFields) {
  const ours = catalogue.field(fact.name);
  const type = fact.type.replace('ipAddress', 'ip').replace('smartscapeId', 'smartscapeid');
  same(`field ${fact.name}`, ours && [ours.types, ours.stability, ours.resource, ours.tags], [
    fieldTypes(type),
    fact.stability,
    fact.resource === true,
    fact.tags ?? [],
  ]);
}

for (const fact of facts.metricKeys) {
  if (NOT_METRIC_KEYS.has(fact.key)) continue;
  const ours = catalogue.metricKeys.get(fact.key);
  same(`metric ${fact.key}`, ours && [ours.group, ours.classic, ours.type, ours.unit], [
    (fact.group ?? '').replaceAll('`', ''),
    classicKeys(fact.classic ?? ''),
    fact.type,
    fact.unit,
  ]);
}

const { smartscape } = catalogue;
same(
  'node fields',
  [...smartscape.nodeFields.keys()],
  facts.smartscape.nodeFields.map((field) => field.name),
);
same(
  'edge fields',
  [...smartscape.edgeFields.keys()],
  facts.smartscape.edgeFields.map((field) => field.name),
);
same('node types', [...smartscape.nodeTypes], facts.smartscape.nodeTypes);
same(
  'edge types',
  [...smartscape.edgeTypes.keys()],
  facts.smartscape.edgeTypes.map((type) => type.name),
);

for (const difference of differences) console.log(`  ${difference}`);
console.log(
  `conformance:catalogue: ${catalogue.commands.length} commands, ${catalogue.allFunctions.length} functions, ` +
    `${catalogue.matchers.all.length} matchers, ${catalogue.dataObjects.size} data objects, ${catalogue.fields.size} fields, ` +
    `${catalogue.metricKeys.size} metric keys; ${compared} comparisons, ${differences.length} differences`,
);
process.exit(differences.length === 0 ? 0 : 1);
