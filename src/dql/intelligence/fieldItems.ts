/** Completion of fields: those that exist at a point of the pipeline, then those that may. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { Type, type TypeSet } from '../catalogue/typeSet.ts';
import type { FieldScope } from '../checks/fieldScope.ts';
import type { FieldAnalysis } from '../checks/fields.ts';
import { quoteName } from '../checks/suggestions.ts';
import { resolvedTypes } from '../checks/types.ts';
import { type CompletionItem, item, Rank } from './completionItem.ts';
import { typesText } from './signature.ts';

export interface FieldPlace {
  readonly scope: FieldScope;
  readonly analysis: FieldAnalysis;
  readonly catalogue: Catalogue;
  /** What a value here should be. */
  readonly types: TypeSet;
  /** What has been typed of the name: the dictionary is long. */
  readonly typed: string;
}

export function fieldItems({ scope, analysis, catalogue, types, typed }: FieldPlace): readonly CompletionItem[] {
  const items = new Map<string, CompletionItem>();
  const add = (name: string, fieldTypes: TypeSet, description: string, rank: number): void => {
    if (items.has(name) || name === '') return;
    // A condition begins with a field of any type.
    const fits = types === Type.Boolean || (fieldTypes & types) !== 0;
    items.set(
      name,
      item({
        label: name,
        kind: 'field',
        rank: fits ? rank : rank + 10,
        detail: fieldTypes === Type.Any ? '' : typesText(fieldTypes),
        documentation: description,
        insertText: typed.startsWith('`') ? `\`${name.replaceAll('`', '\\`')}\`` : quoteName(name),
        filterText: typed.startsWith('`') ? `\`${name}` : name,
      }),
    );
  };
  for (const { name } of scope.definitions()) {
    add(name, resolvedTypes(scope.resolve(name), { catalogue }), '', Rank.Made);
  }
  for (const { name, types: fieldTypes, description } of scope.schemaFields()) {
    add(name, fieldTypes, description, Rank.Schema);
  }
  if (!scope.isOpen) return [...items.values()];
  for (const { name, resolution } of analysis.references) {
    if (resolution.kind === 'open') add(name.text, Type.Any, '', Rank.Mentioned);
  }
  if (scope.object?.strict !== true) {
    const wanted = typed.toLowerCase().replace('`', '');
    for (const { name, types: fieldTypes, stability } of catalogue.fields.values()) {
      if (!name.includes(wanted)) continue;
      add(name, fieldTypes, '', stability === 'deprecated' ? Rank.Unusual : Rank.Dictionary);
    }
  }
  return [...items.values()];
}
