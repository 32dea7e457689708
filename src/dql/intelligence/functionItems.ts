/** Completion of functions: those of the kind that is wanted, the ones whose result fits first. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FunctionDefinition } from '../catalogue/definitions.ts';
import type { FunctionUse } from '../catalogue/entries.ts';
import type { TypeSet } from '../catalogue/typeSet.ts';
import { type CompletionItem, item, Rank } from './completionItem.ts';
import { signatureText, typesText } from './signature.ts';

/** Where aggregations are wanted, other functions may still be put around them. */
export function functionItems(catalogue: Catalogue, use: FunctionUse, types: TypeSet): readonly CompletionItem[] {
  const items: CompletionItem[] = [];
  for (const definition of catalogue.allFunctions) {
    if (definition.use !== use && (use === 'metricTimeseries' || definition.use !== 'scalar')) continue;
    items.push({ ...functionItem(definition), rank: rankOf(definition, use, types) });
  }
  return items;
}

function rankOf(definition: FunctionDefinition, use: FunctionUse, types: TypeSet): number {
  if (definition.deprecated || definition.experimental) return Rank.Unusual;
  if (definition.use !== use) return Rank.Keyword;
  if (use !== 'scalar') return definition.name === 'count' ? Rank.Exact : Rank.Exact + 1;
  return (definition.returns & types) !== 0 ? Rank.Fitting : Rank.Function;
}

const ITEMS = new WeakMap<FunctionDefinition, CompletionItem>();

function functionItem(definition: FunctionDefinition): CompletionItem {
  const known = ITEMS.get(definition);
  if (known !== undefined) return known;
  const isBare = definition.parameters.every(({ required }) => !required);
  const made = item({
    label: definition.name,
    kind: definition.use === 'scalar' ? 'function' : 'aggregation',
    rank: Rank.Function,
    detail: typesText(definition.returns),
    documentation: `\`\`\`dql\n${signatureText(definition).label}\n\`\`\`\n${definition.description}`,
    insertText: isBare ? `${definition.name}()` : `${definition.name}($1)`,
    isSnippet: !isBare,
    deprecated: definition.deprecated,
  });
  ITEMS.set(definition, made);
  return made;
}
