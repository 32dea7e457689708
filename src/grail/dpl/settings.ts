/** The configuration of an element: `(min=1, max=5)`. */

import type { Configuration, Sequence, SettingValue } from '../../dql/dpl/tree.ts';
import { patternError } from './patternError.ts';

/** Every matcher takes them; texts are Unicode already. */
const WITHOUT_EFFECT = ['locale', 'charset'];

export class Settings {
  readonly #owner: string;
  readonly #values = new Map<string, SettingValue>();
  readonly #read = new Set<string>(WITHOUT_EFFECT);

  /** `positional` is the name of the setting that may be given without one. Throws `ArgumentError`. */
  constructor(owner: string, configuration: Configuration | undefined, positional?: string) {
    this.#owner = owner;
    for (const { name, value } of configuration?.settings ?? []) {
      const key = name ?? positional;
      if (key === undefined) throw patternError(`Name the setting of ${owner}, as in \`min=1\`.`);
      if (this.#values.has(key)) throw patternError(`The setting \`${key}\` of ${owner} is given twice.`);
      this.#values.set(key, value);
    }
  }

  text(name: string): string | undefined {
    const value = this.#take(name);
    if (value === undefined || value.kind === 'Text' || value.kind === 'Word') return value?.value;
    throw this.#wrongType(name, 'a text');
  }

  boolean(name: string): boolean | undefined {
    const value = this.#take(name);
    if (value === undefined || value.kind === 'Boolean') return value?.value;
    throw this.#wrongType(name, '`true` or `false`');
  }

  long(name: string): bigint | undefined {
    const value = this.#take(name);
    if (value === undefined || value.kind === 'Long') return value?.value;
    throw this.#wrongType(name, 'a whole number');
  }

  number(name: string): number | undefined {
    const value = this.#take(name);
    if (value === undefined) return undefined;
    if (value.kind === 'Long' || value.kind === 'Double') return Number(value.value);
    throw this.#wrongType(name, 'a number');
  }

  /** A text in quotes, or a pattern in braces. */
  separator(name: string): string | Sequence | undefined {
    const value = this.#take(name);
    if (value === undefined || value.kind === 'Text') return value?.value;
    if (value.kind === 'Pattern') return value.sequence;
    throw this.#wrongType(name, 'a text or a pattern in braces');
  }

  /** Throws `ArgumentError` for a setting that nobody asked for. */
  checkAllRead(): void {
    for (const name of this.#values.keys()) {
      if (!this.#read.has(name)) throw patternError(`${this.#owner} has no setting \`${name}\`.`);
    }
  }

  #take(name: string): SettingValue | undefined {
    this.#read.add(name);
    return this.#values.get(name);
  }

  #wrongType(name: string, wanted: string): Error {
    return patternError(`The setting \`${name}\` of ${this.#owner} has to be ${wanted}.`);
  }
}
