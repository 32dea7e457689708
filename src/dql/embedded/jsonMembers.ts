/** The members of JSON objects that are strings, found in one pass: a long text costs no more than its length. */

/** The offsets of what stands between the quotes. */
export interface JsonString {
  readonly start: number;
  readonly end: number;
}

export interface JsonMember {
  readonly name: JsonString;
  /** The value, or the elements of an array of nothing but strings. */
  readonly values: readonly JsonString[];
  readonly isArray: boolean;
}

/** What has been read before the next character that counts. */
type Place = 'outside' | 'name' | 'colon' | 'bracket' | 'element';

/**
 * In order. The text may be in the middle of an edit: a string ends with its line, so that a quote that nobody closed costs what
 * stands behind it on that line and nothing else.
 */
export function jsonMembers(text: string): readonly JsonMember[] {
  const found: JsonMember[] = [];
  let place: Place = 'outside';
  let name: JsonString = { start: 0, end: 0 };
  let elements: JsonString[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      const value = { start: at + 1, end: stringEnd(text, at + 1) };
      at = value.end;
      if (text.charAt(at) !== '"') place = 'outside';
      else if (place === 'colon') {
        found.push({ name, values: [value], isArray: false });
        place = 'outside';
      } else if (place === 'bracket') {
        elements.push(value);
        place = 'element';
      } else {
        name = value;
        place = 'name';
      }
    } else if (place === 'name' && character === ':') place = 'colon';
    else if (place === 'colon' && character === '[') {
      elements = [];
      place = 'bracket';
    } else if (place === 'element' && character === ',') place = 'bracket';
    else if (place === 'element' && character === ']') {
      found.push({ name, values: elements, isArray: true });
      place = 'outside';
    } else if (!' \n\t\r'.includes(character)) place = 'outside';
  }
  return found;
}

/** Where its closing quote is, or the end of the line that it is not closed on. */
function stringEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"' || character === '\n') return at;
    if (character === '\\' && text.charAt(at + 1) !== '\n') at++;
  }
  return text.length;
}
