/** Completion of fields: those that exist at a point of the pipeline, then those that may. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { KnownField } from '../catalogue/semantics.ts';
import { Type, type TypeSet } from '../catalogue/typeSet.ts';
import type { FieldScope } from '../checks/fieldScope.ts';
import type { FieldAnalysis } from '../checks/fields.ts';
import { quoteName } from '../checks/suggestions.ts';
import { resolvedTypes } from '../checks/types.ts';
import { type CompletionItem, item, Rank } from './completionItem.ts';
import { PLACEHOLDER } from './cursor.ts';
import { typesText } from './signature.ts';

export interface FieldPlace {
  readonly scope: FieldScope;
  readonly analysis: FieldAnalysis;
  readonly catalogue: Catalogue;
  /** What a value here should be. */
  readonly types: TypeSet;
  /** What has been typed of the name: the dictionary is long. */
  readonly typed: string;
  /** The field on the other side of a comparison: nobody compares it with itself. */
  readonly other: string | undefined;
}

export function fieldItems({ scope, analysis, catalogue, types, typed, other }: FieldPlace): readonly CompletionItem[] {
  const items = new Map<string, CompletionItem>();
  const add = (name: string, fieldTypes: TypeSet, description: string, rank: number): void => {
    if (items.has(name) || name === '' || name === PLACEHOLDER) return;
    // A condition begins with a field of any type.
    const fits = types === Type.Boolean || (fieldTypes & types) !== 0;
    items.set(
      name,
      item({
        label: name,
        kind: 'field',
        rank: name === other ? Rank.Unusual : fits ? rank : rank + 10,
        detail: fieldTypes === Type.Any ? '' : typesText(fieldTypes),
        documentation: description,
        insertText: quoteName(name),
        filterText: typed.startsWith('`') ? `\`${name}` : name,
      }),
    );
  };
  for (const { name, named, source } of scope.definitions()) {
    const types = resolvedTypes(scope.resolve(name), { catalogue });
    // A column that `lookup` or `join` brings in with all the others of its data.
    if (!named && source?.kind === 'schema') add(name, types, source.field.description, Rank.Joined);
    else add(name, types, '', Rank.Made);
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
    for (const field of catalogue.fields.values()) {
      if (field.name.includes(wanted)) add(field.name, field.types, '', dictionaryRank(field, scope));
    }
  }
  return [...items.values()];
}

function dictionaryRank({ stability, resource }: KnownField, { object }: FieldScope): number {
  if (stability === 'deprecated') return Rank.Unusual;
  // Measurements have no columns of their own: what sent them tells them apart.
  if (resource && object === undefined) return Rank.Dictionary - 1;
  return stability === 'stable' ? Rank.Dictionary : Rank.Dictionary + 1;
}
