/** The names that a sequence exports, and where their values are kept. */

import type { Element, ExportName, Macro, Sequence } from '../../dql/dpl/tree.ts';

export type Macros = ReadonlyMap<string, Macro>;

export class Scope {
  /** In order of appearance, each once: alternatives may share a name. */
  readonly names: readonly string[];
  readonly #slots = new Map<string, number>();

  constructor(sequence: Sequence, macros: Macros) {
    collect(sequence, macros, (name) => {
      if (!this.#slots.has(name)) this.#slots.set(name, this.#slots.size);
    });
    this.names = [...this.#slots.keys()];
  }

  slotOf(name: string): number {
    return this.#slots.get(name)!;
  }
}

/** Names of structures, arrays and macros with a name of their own stay inside of these. */
function collect(sequence: Sequence, macros: Macros, add: (name: string) => void): void {
  for (const element of sequence.elements) {
    const { matcher, exportName } = element;
    if (matcher.kind === 'SequenceGroup') collect(matcher.sequence, macros, add);
    else if (matcher.kind === 'AlternativesGroup') {
      for (const alternative of matcher.alternatives) collect(alternative, macros, add);
    } else if (matcher.kind === 'MacroReference' && exportName === undefined) {
      const macro = macros.get(matcher.name);
      if (macro !== undefined) collect(macro.sequence, macros, add);
    } else if (exportName === undefined) {
      for (const { text } of flatMembers(element)) add(text);
    }
    if (exportName !== undefined) add(exportName.text);
  }
}

/** The members that `JSON{…}(flat=true)` without a name puts beside the other exports. */
export function flatMembers(element: Element): readonly ExportName[] {
  const { matcher, configuration } = element;
  if (matcher.kind !== 'NamedMatcher' || matcher.body?.kind !== 'MembersBody') return [];
  const isFlat = configuration?.settings.some(
    ({ name, value }) => name === 'flat' && value.kind === 'Boolean' && value.value,
  );
  if (isFlat !== true) return [];
  return matcher.body.members.flatMap(({ name, newName }) => {
    const shown = newName ?? name;
    return shown === undefined || isDropped(newName) ? [] : [shown];
  });
}

/** `:name:null`, without quotes, leaves the member out of the result. */
export function isDropped(newName: ExportName | undefined): boolean {
  return newName !== undefined && !newName.quoted && newName.text === 'null';
}
