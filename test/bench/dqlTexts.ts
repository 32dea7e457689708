/** What the bench parses: everyday DQL and TypeScript of about the same length, short and long. */

export interface Texts {
  readonly dql: readonly string[];
  readonly typescript: readonly string[];
}

const queries: readonly string[] = [
  'fetch logs, from:now()-2h\n| filter loglevel == "ERROR" and contains(content, "timeout")\n| summarize errors = count(), by:{host.name, service}\n| sort errors desc\n| limit 20',
  'timeseries cpu = avg(dt.host.cpu.usage), by:{dt.entity.host}, interval:5m\n| fieldsAdd peak = arrayMax(cpu)\n| filter peak > 90',
  'fetch bizevents\n| filter event.type == "order.placed"\n| summarize {orders = count(), revenue = sum(amount)}, by:{day = bin(timestamp, 1d)}',
  'fetch spans\n| filter duration > 500ms and isNotNull(http.route)\n| fieldsAdd slow = if(duration > 2s, "very", else:"rather")\n| summarize count(), by:{http.route, slow}',
  'smartscapeNodes HOST\n| fields id, name, os.type\n| filter matchesValue(name, "prod-*")',
  'fetch dt.davis.problems\n| filter event.status == "ACTIVE" and not dt.davis.is_duplicate\n| expand affected_entity_ids\n| sort event.start desc',
  "fetch logs\n| parse content, \"LD 'status=' INT:status ' ' LD 'took=' DOUBLE:took\"\n| filter status >= 500 or took > 1.5\n| fields timestamp, status, took",
  'fetch events\n| lookup [fetch logs | summarize n = count(), by:{dt.entity.host}], sourceField:dt.entity.host, lookupField:dt.entity.host\n| fieldsAdd share = 100.0 * lookup.n / total',
];

const statements: readonly string[] = [
  'export function errorsOf(logs: Log[], now: number): Map<string, number> {\n  const found = logs.filter((log) => log.level === "ERROR" && log.content.includes("timeout"));\n  return countBy(found, "host");\n}',
  'const peak = await timeseries("dt.host.cpu.usage", { by: ["host"], interval: 5 });\nexport const hot = peak.filter((line) => Math.max(...line.cpu) > 90);',
  'interface Order { readonly id: string; amount: number; day: Date }\nconst revenue = orders.reduce((sum, { amount }) => sum + amount, 0) / 100;',
  'class Span {\n  constructor(readonly route: string | undefined, readonly duration: number) {}\n  get slow(): "very" | "rather" {\n    return this.duration > 2_000 ? "very" : "rather";\n  }\n}',
  'import { hosts } from "./entities.ts";\nexport const names = hosts.map(({ id, name }) => ({ id, name }));',
  'for (const problem of problems) {\n  if (problem.status === "ACTIVE" && !problem.isDuplicate) affected.push(...problem.entities);\n}\naffected.sort();',
  'const match = /status=(\\d+) .*took=([\\d.]+)/.exec(content);\nif (match && (Number(match[1]) >= 500 || Number(match[2]) > 1.5)) rows.push({ status: match[1], took: match[2] });',
  'const byHost = new Map(logs.map((log) => [log.host, log]));\nconst joined = events.map((event) => ({ ...event, share: (100 * (byHost.get(event.host)?.n ?? 0)) / total }));',
];

export const shortTexts: Texts = { dql: queries, typescript: statements };

/** One query of about 23 KB with unions of the short ones, and as much TypeScript. */
export function longTexts(size: number): Texts {
  let dql = 'fetch logs';
  let typescript = '';
  for (let index = 0; dql.length < size; index++) {
    const query = numbered(queries[index % queries.length]!, index);
    dql += `\n| append [\n${query}\n]\n| fieldsAdd total_${index} = coalesce(n, 0) + ${index}`;
  }
  for (let index = 0; typescript.length < dql.length; index++)
    typescript += `${numbered(statements[index % statements.length]!, index)}\n`;
  return { dql: [dql], typescript: [typescript] };
}

/** A document of about `lines` lines. */
export function documentText(lines: number): string {
  const parts: string[] = [];
  let count = 0;
  for (let index = 0; count < lines; index++) {
    const query = `// query ${index}\n${numbered(queries[index % queries.length]!, index)}`;
    parts.push(query);
    count += query.split('\n').length + 1;
  }
  return parts.join('\n\n');
}

/** Names differ from copy to copy, as they do in real text. */
function numbered(text: string, index: number): string {
  return text.replaceAll(
    /\b(errors|peak|revenue|orders|slow|status|took|share|found|names|match|rows|joined)\b/g,
    `$1_${index}`,
  );
}
