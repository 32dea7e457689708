/** What the parser of DPL patterns has to know of a matcher's name; everything else is in the catalogue. */

/** How the braces behind a matcher's name are read. */
export type BodyForm = 'sequence' | 'members' | 'enum' | 'unknown';

/** Names in any case; a name that takes no body or is not known is `unknown` and read by its content. */
export function bodyForm(name: string): BodyForm {
  switch (name.toUpperCase()) {
    case 'ENUM':
      return 'enum';
    case 'JSON':
    case 'JSON_OBJECT':
      return 'members';
    case 'STRUCTURE':
    case 'ARRAY':
    case 'KVP':
    case 'JSON_ARRAY':
    case 'JSON_VALUE':
      return 'sequence';
    default:
      return 'unknown';
  }
}
