/** Texts with tab stops in documents of other languages: only what is between the marks of the stops is written as they write it. */

/** A mark (`$1`; `${1:` and `}` around a text), or what stands up to the next one. */
const PART = /(\$\d+|\$\{\d+:|\})|(?:\\[\\$}]|[^$}])+|\$/g;

/** Undefined where a part of it cannot be written. */
export function writtenSnippet(snippet: string, write: (text: string) => string | undefined): string | undefined {
  let result = '';
  for (const [part, mark] of snippet.matchAll(PART)) {
    const text = mark ?? write(part.replaceAll(/\\([\\$}])/g, '$1'))?.replaceAll(/[\\$}]/g, '\\$&');
    if (text === undefined) return undefined;
    result += text;
  }
  return result;
}
