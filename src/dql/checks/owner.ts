/** What a check is told about the place of what it looks at. */

import type { Command, FunctionDefinition } from '../catalogue/definitions.ts';
import type { FunctionUse } from '../catalogue/entries.ts';

/** Where an expression stands: which functions of a name are meant there. */
export type Place = FunctionUse | 'insideAggregation';

/** The owner of parameters that are being bound. */
export interface Owner {
  readonly kind: 'command' | 'function';
  readonly name: string;
  readonly definition: Command | FunctionDefinition;
  /** The name in the text. */
  readonly start: number;
  readonly end: number;
  /** The whole command or call. */
  readonly outerEnd: number;
}
