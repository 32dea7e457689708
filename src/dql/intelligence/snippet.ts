/** Texts with tab stops in the syntax of editors. */

/** `«text»` becomes a tab stop with that text; they count in their order. */
export function snippet(text: string): string {
  let stops = 0;
  return text.replaceAll(/[\\$]/g, '\\$&').replaceAll(/«([^»]*)»/g, (_, inner: string) => {
    stops++;
    return inner === '' ? `$${stops}` : `\${${stops}:${inner.replaceAll('}', '\\}')}}`;
  });
}
