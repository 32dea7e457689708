/** `(a b? c)(fs=',')`: elements with a separator between them, which an omitted one drops. */

import { clear, FAILED, type Match } from './matcher.ts';
import type { CompiledElement } from './parts.ts';

export interface SeparatedElement extends CompiledElement {
  /** A required element comes later. */
  readonly followed: boolean;
}

export function separated(elements: readonly SeparatedElement[], separator: Match): Match {
  return (text, at, state) => {
    let end = at;
    let isFirst = true;
    for (const { required, optional, followed, slots } of elements) {
      const start = isFirst ? end : separator(text, end, state);
      if (!optional) {
        end = start < 0 ? FAILED : required(text, start, state);
        if (end < 0) return FAILED;
        isFirst = false;
        continue;
      }
      if (start < 0) continue;
      const next = required(text, start, state);
      if (next >= 0 && (!followed || separator(text, next, state) >= 0)) {
        end = next;
        isFirst = false;
        continue;
      }
      clear(state, slots);
      const isEmpty = followed && separator(text, start, state) >= 0;
      if (isEmpty) {
        end = start;
        isFirst = false;
      }
    }
    return end;
  };
}
