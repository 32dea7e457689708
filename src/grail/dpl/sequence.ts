/** Compiles sequences, groups and elements into closures. Source: docs "Dynatrace Pattern Language", grammar and modifiers. */

import type {
  AlternativesGroup,
  Element,
  LookAround,
  MacroReference,
  Sequence,
  SequenceGroup,
} from '../../dql/dpl/tree.ts';
import { memberOf } from '../functions/operators.ts';
import { type CharacterSet, CharacterSet as Characters, characterClassSet } from './characterSet.ts';
import { type InnerPattern, structure } from './containers.ts';
import { checkSize } from './macros.ts';
import { clear, FAILED, type Match, type Matcher, ONCE } from './matcher.ts';
import { namedMatcher } from './namedMatchers.ts';
import type { BaseMatcher, CompiledElement, CompiledSequence, PatternOptions, Place, StopSource } from './parts.ts';
import { patternError } from './patternError.ts';
import { repetitionOf } from './repetition.ts';
import { flatMembers, type Macros, Scope } from './scope.ts';
import { type SeparatedElement, separated } from './separatedGroup.ts';
import { Settings } from './settings.ts';
import { noStop, stopBefore, stopBeforeEither } from './stop.ts';
import { characters, literal } from './textMatchers.ts';

const LONGEST_LOOK_BEHIND = 64;

export class PatternCompiler {
  readonly options: PatternOptions;
  readonly macros: Macros;
  #parts = 0;

  constructor(macros: Macros, options: PatternOptions) {
    this.macros = macros;
    this.options = options;
  }

  /** A sequence with exports of its own; `stop` is what follows it. */
  inner(sequence: Sequence, stop: StopSource): InnerPattern {
    const scope = new Scope(sequence, this.macros);
    const { match, first } = this.sequence(sequence, { scope, stop, capture: true });
    return { names: scope.names, match, first };
  }

  sequence(sequence: Sequence, place: Place): CompiledSequence {
    const elements = this.#elements(sequence.elements, place, (_, following) => following);
    const matches = elements.map(({ match }) => match);
    const slots = elements.flatMap((element) => element.slots);
    let first: CharacterSet | undefined = elements.length === 0 ? undefined : new Characters([]);
    for (const element of elements) {
      first = Characters.union(first, element.first);
      if (!element.skippable) break;
    }
    const skippable = elements.every((element) => element.skippable);
    const only = matches[0];
    if (matches.length === 1 && only !== undefined) return { match: only, first, skippable, slots };
    const match: Match = (text, at, state) => {
      let end = at;
      for (let index = 0; index < matches.length; index++) {
        end = matches[index]!(text, end, state);
        if (end < 0) return FAILED;
      }
      return end;
    };
    return { match, first, skippable, slots };
  }

  /** Compiles from the last element to the first, as each has to know what follows it. */
  #elements(
    elements: readonly Element[],
    place: Place,
    stopBehind: (index: number, following: StopSource) => StopSource,
  ): readonly CompiledElement[] {
    const compiled: CompiledElement[] = new Array(elements.length);
    let following = place.stop;
    for (let index = elements.length - 1; index >= 0; index--) {
      const element = elements[index]!;
      const own: Place = { ...place, stop: stopBehind(index, following) };
      const made = this.element(element, own);
      compiled[index] = made;
      const probe = () => (place.capture ? this.element(element, { ...own, capture: false }) : made);
      following = stopBefore(probe, following);
    }
    return compiled;
  }

  element(element: Element, place: Place): CompiledElement {
    checkSize(++this.#parts);
    const base = this.matcher(element, place);
    const { lookAround } = element;
    const looking =
      lookAround === undefined
        ? base.match
        : lookAround.behind
          ? lookBehind(base, lookAround)
          : lookAhead(base, lookAround);
    const slots = place.capture ? [...base.slots] : [];
    const exported = place.capture ? exporting(element, base, looking, place.scope, slots) : looking;
    const optional = element.optional;
    return {
      match: optional ? optionally(exported, slots) : exported,
      required: exported,
      first: lookAround === undefined ? base.first : undefined,
      literal: optional || lookAround !== undefined ? undefined : base.literal,
      optional,
      skippable: optional || (base.skippable && lookAround === undefined),
      slots,
    };
  }

  matcher(element: Element, place: Place): BaseMatcher {
    const tree = element.matcher;
    const alone = { skippable: element.quantifier?.min === 0, slots: [] };
    switch (tree.kind) {
      case 'NamedMatcher':
        return { ...namedMatcher(element, tree, place, this), ...alone };
      case 'LiteralMatcher':
        return { ...literal(tree.value, repetitionOf(element, ONCE)), ...alone };
      case 'CharacterClass': {
        const set = characterClassSet(tree);
        if (typeof set === 'string') throw patternError(`There is no character class \`${set}\`.`);
        return { ...characters(set, repetitionOf(element, ONCE)), ...alone };
      }
      case 'MissingMatcher':
        throw patternError('A matcher is missing.');
    }
    if (element.quantifier !== undefined) throw patternError('A group takes no quantifier. Use ARRAY{…} to repeat it.');
    return this.#group(element, tree, place);
  }

  #group(element: Element, tree: SequenceGroup | AlternativesGroup | MacroReference, place: Place): BaseMatcher {
    const settings = new Settings('the group', element.configuration);
    const separator = tree.kind === 'SequenceGroup' ? settings.separator('fs') : undefined;
    settings.checkAllRead();
    if (tree.kind === 'AlternativesGroup') return { ...this.#alternatives(tree, place), result: 'text' };
    if (tree.kind === 'MacroReference') return this.#macro(tree.name, element, place);
    if (tree.sequence.elements.length === 0) throw patternError('A group must not be empty.');
    if (separator === undefined) return { ...this.sequence(tree.sequence, place), result: 'text' };
    return { ...this.#separatedGroup(tree.sequence, separator, place), result: 'text' };
  }

  #alternatives(tree: AlternativesGroup, place: Place): CompiledSequence {
    const alternatives = tree.alternatives.map((alternative) => {
      if (alternative.elements.length === 0) throw patternError('An alternative must not be empty.');
      return this.sequence(alternative, place);
    });
    const match: Match = (text, at, state) => {
      for (let index = 0; index < alternatives.length; index++) {
        const { match: attempt, slots } = alternatives[index]!;
        const end = attempt(text, at, state);
        if (end >= 0) return end;
        clear(state, slots);
      }
      return FAILED;
    };
    return {
      match,
      first: alternatives.map(({ first }) => first).reduce((left, right) => Characters.union(left, right)),
      skippable: alternatives.some(({ skippable }) => skippable),
      slots: [...new Set(alternatives.flatMap(({ slots }) => slots))],
    };
  }

  #separatedGroup(sequence: Sequence, separator: string | Sequence, place: Place): CompiledSequence {
    const { elements } = sequence;
    const mark =
      typeof separator === 'string'
        ? { ...literal(separator, ONCE), skippable: false }
        : this.sequence(separator, { ...place, stop: noStop, capture: false });
    const lastRequired = elements.findLastIndex(({ optional }) => !optional);
    const separatorElement: CompiledElement = {
      match: mark.match,
      required: mark.match,
      first: mark.first,
      literal: typeof separator === 'string' ? separator : undefined,
      optional: false,
      skippable: false,
      slots: [],
    };
    const compiled = this.#elements(elements, place, (index, following) => {
      if (index === elements.length - 1) return place.stop;
      if (index < lastRequired) return stopBefore(() => separatorElement, following);
      const rest = elements.slice(index + 1);
      return stopBeforeEither(() => ({ match: this.#anyOf(rest, mark.match, place), first: mark.first }), place.stop);
    });
    const parts: SeparatedElement[] = compiled.map((element, index) => ({
      ...element,
      followed: index < lastRequired,
    }));
    return {
      match: separated(parts, mark.match),
      first: undefined,
      skippable: elements.every(({ optional }) => optional),
      slots: compiled.flatMap(({ slots }) => slots),
    };
  }

  /** The separator with one of the optional elements behind it. */
  #anyOf(elements: readonly Element[], separator: Match, place: Place): Match {
    const attempts = elements.map((element) => this.element(element, { ...place, capture: false }).required);
    return (text, at, state) => {
      const start = separator(text, at, state);
      if (start < 0) return FAILED;
      for (const attempt of attempts) {
        const end = attempt(text, start, state);
        if (end > start) return end;
      }
      return FAILED;
    };
  }

  #macro(name: string, element: Element, place: Place): BaseMatcher {
    const macro = this.macros.get(name);
    if (macro === undefined) throw patternError(`There is no macro \`$${name}\`.`);
    if (element.exportName === undefined) return { ...this.sequence(macro.sequence, place), result: 'text' };
    const inner = this.inner(macro.sequence, place.stop);
    if (inner.names.length === 0) return { ...this.sequence(macro.sequence, place), result: 'text' };
    return { ...structure(inner), skippable: false, slots: [] };
  }
}

function optionally(match: Match, slots: readonly number[]): Match {
  return (text, at, state) => {
    const end = match(text, at, state);
    if (end >= 0) return end;
    clear(state, slots);
    return at;
  };
}

/** Writes the export, and adds its slot to `slots`. */
function exporting(element: Element, base: BaseMatcher, match: Match, scope: Scope, slots: number[]): Match {
  const { exportName } = element;
  if (exportName === undefined) return exportingMembers(element, match, scope, slots);
  const slot = scope.slotOf(exportName.text);
  slots.push(slot);
  if (base.result === 'none') return match;
  if (base.result === 'text') {
    return (text, at, state) => {
      const end = match(text, at, state);
      if (end >= 0) state.values[slot] = text.slice(at, end);
      return end;
    };
  }
  return (text, at, state) => {
    const end = match(text, at, state);
    if (end >= 0) state.values[slot] = state.value;
    return end;
  };
}

function exportingMembers(element: Element, match: Match, scope: Scope, slots: number[]): Match {
  const members = flatMembers(element).map(({ text }) => ({ name: text, slot: scope.slotOf(text) }));
  if (members.length === 0) return match;
  slots.push(...members.map(({ slot }) => slot));
  return (text, at, state) => {
    const end = match(text, at, state);
    if (end < 0) return end;
    for (const { name, slot } of members) state.values[slot] = memberOf(state.value, name);
    return end;
  };
}

function lookAhead({ match }: Matcher, { negated }: LookAround): Match {
  return (text, at, state) => (match(text, at, state) >= 0 !== negated ? at : FAILED);
}

/** Something that ends here and begins at most 64 characters before. */
function lookBehind({ match, literal: wanted }: Matcher, { negated }: LookAround): Match {
  if (wanted !== undefined) {
    return (text, at) => {
      const found = at >= wanted.length && text.startsWith(wanted, at - wanted.length);
      return found !== negated ? at : FAILED;
    };
  }
  return (text, at, state) => {
    let found = false;
    for (let start = at; start >= 0 && start >= at - LONGEST_LOOK_BEHIND && !found; start--) {
      found = match(text, start, state) === at;
    }
    return found !== negated ? at : FAILED;
  };
}
