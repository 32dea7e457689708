/** What ends data of unknown content: the elements that follow, up to the first that must match. */

import { CharacterSet } from './characterSet.ts';
import type { MatchState } from './matcher.ts';
import type { CompiledElement, StopSource } from './parts.ts';
import type { Stop } from './textMatchers.ts';

export const noStop: StopSource = () => undefined;

/** Nothing is exported while it is tried. */
const scratch: MatchState = { values: [], value: null };

/** The stop in front of an element, which is compiled without exports when it is needed. */
export function stopBefore(element: () => CompiledElement, following: StopSource): StopSource {
  return once(() => makeStop(element(), following));
}

/** The stop in front of a part that may be missing but does not stop data where it has no content of its own. */
export function stopBeforeEither(
  part: () => Pick<CompiledElement, 'match' | 'first'>,
  following: StopSource,
): StopSource {
  return once(() => {
    const { match, first } = part();
    const rest = following();
    const probe = (text: string, at: number) => {
      const end = match(text, at, scratch);
      if (end > at) return end;
      return rest === undefined ? -1 : rest.probe(text, at);
    };
    return {
      probe,
      first: rest === undefined ? first : CharacterSet.union(first, rest.first),
      literal: undefined,
      optional: rest === undefined || rest.optional,
    };
  });
}

function once(make: () => Stop): () => Stop {
  let made: Stop | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function makeStop(element: CompiledElement, following: StopSource): Stop {
  const { match, first, literal } = element;
  if (!element.skippable) {
    return { probe: (text, at) => match(text, at, scratch), first, literal, optional: false };
  }
  const rest = following();
  if (rest === undefined) {
    const probe = (text: string, at: number) => {
      const end = match(text, at, scratch);
      return end > at ? end : -1;
    };
    return { probe, first, literal: undefined, optional: true };
  }
  const probe = (text: string, at: number) => {
    const end = match(text, at, scratch);
    return end > at && rest.optional ? end : rest.probe(text, end < 0 ? at : end);
  };
  return { probe, first: CharacterSet.union(first, rest.first), literal: undefined, optional: rest.optional };
}
