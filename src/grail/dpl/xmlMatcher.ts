/**
 * XML elements as records: attributes as `@name`, child elements by their name (several of a name as an array), text as `#text` beside
 * attributes or children and as the element's value where it stands alone. Source: docs "Dynatrace Pattern Language".
 */

import { unescapeHtml } from '../functions/encoding.ts';
import { Rec, type Value } from '../value.ts';
import { CharacterSet } from './characterSet.ts';
import { FAILED, type Match, type Matcher } from './matcher.ts';

export interface XmlSettings {
  readonly rootTag: string | undefined;
  readonly excludeRoot: boolean;
  readonly ignoreNamespace: boolean;
  readonly maxLength: number;
}

const MAX_DEPTH = 200;

export function xml(settings: XmlSettings): Matcher {
  const match: Match = (text, at, state) => {
    if (text.charCodeAt(at) !== 60) return FAILED;
    const reader = new XmlReader(text, at, settings.ignoreNamespace);
    reader.skipMisc();
    const root = reader.element(0);
    if (root === undefined || reader.at - at > settings.maxLength) return FAILED;
    if (settings.rootTag !== undefined && settings.rootTag !== root.name) return FAILED;
    const excluded = settings.excludeRoot && root.value instanceof Rec;
    state.value = excluded ? root.value : new Rec(new Map([[root.name, root.value]]));
    return reader.at;
  };
  return { match, result: 'value', first: CharacterSet.of('<') };
}

const NAME = /[A-Za-z_:\u0080-\uffff][\w:.\-\u0080-\uffff]*/y;
const ATTRIBUTE = /\s+([A-Za-z_:\u0080-\uffff][\w:.\-\u0080-\uffff]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

interface XmlElement {
  readonly name: string;
  readonly value: Value;
}

class XmlReader {
  at: number;
  readonly #text: string;
  readonly #ignoreNamespace: boolean;

  constructor(text: string, at: number, ignoreNamespace: boolean) {
    this.#text = text;
    this.at = at;
    this.#ignoreNamespace = ignoreNamespace;
  }

  /** White space, the declaration, comments and the document type. */
  skipMisc(): void {
    for (;;) {
      const skipped = this.#skip('<?', '?>') || this.#skip('<!--', '-->') || this.#skip('<!DOCTYPE', '>');
      const space = /\s*/y;
      space.lastIndex = this.at;
      const width = space.exec(this.#text)![0].length;
      this.at += width;
      if (!skipped && width === 0) return;
    }
  }

  element(depth: number): XmlElement | undefined {
    if (depth > MAX_DEPTH || this.#text.charCodeAt(this.at) !== 60) return undefined;
    this.at++;
    const tag = this.#name();
    if (tag === undefined) return undefined;
    const members = new Map<string, Value>();
    this.#attributes(members);
    const close = /\s*(\/?>)/y;
    close.lastIndex = this.at;
    const end = close.exec(this.#text);
    if (end === null) return undefined;
    this.at = close.lastIndex;
    const text = end[1] === '/>' ? '' : this.#content(tag, members, depth);
    if (text === undefined) return undefined;
    if (members.size === 0) return { name: this.#shown(tag), value: text };
    if (text !== '') members.set('#text', text);
    return { name: this.#shown(tag), value: new Rec(members) };
  }

  #shown(name: string): string {
    return this.#ignoreNamespace ? name.slice(name.indexOf(':') + 1) : name;
  }

  #name(): string | undefined {
    NAME.lastIndex = this.at;
    const name = NAME.exec(this.#text)?.[0];
    if (name !== undefined) this.at += name.length;
    return name;
  }

  #attributes(members: Map<string, Value>): void {
    for (;;) {
      ATTRIBUTE.lastIndex = this.at;
      const match = ATTRIBUTE.exec(this.#text);
      if (match === null) return;
      this.at = ATTRIBUTE.lastIndex;
      members.set(`@${this.#shown(match[1]!)}`, unescapeHtml(match[2] ?? match[3] ?? ''));
    }
  }

  /** Adds the children and returns the text between them; undefined where the end tag is missing. */
  #content(tag: string, members: Map<string, Value>, depth: number): string | undefined {
    let text = '';
    while (this.at < this.#text.length) {
      if (this.#text.startsWith('</', this.at)) {
        const end = new RegExp(`</${escapeRegExp(tag)}\\s*>`, 'y');
        end.lastIndex = this.at;
        if (!end.test(this.#text)) return undefined;
        this.at = end.lastIndex;
        return text.trim();
      }
      if (this.#text.startsWith('<![CDATA[', this.at)) {
        const end = this.#text.indexOf(']]>', this.at);
        if (end < 0) return undefined;
        text += this.#text.slice(this.at + 9, end);
        this.at = end + 3;
      } else if (this.#text.charCodeAt(this.at) === 60) {
        if (this.#skip('<!--', '-->') || this.#skip('<?', '?>')) continue;
        const child = this.element(depth + 1);
        if (child === undefined) return undefined;
        addChild(members, child);
      } else {
        const end = this.#text.indexOf('<', this.at);
        if (end < 0) return undefined;
        text += unescapeHtml(this.#text.slice(this.at, end));
        this.at = end;
      }
    }
    return undefined;
  }

  #skip(start: string, end: string): boolean {
    if (!this.#text.startsWith(start, this.at)) return false;
    const found = this.#text.indexOf(end, this.at + start.length);
    if (found < 0) return false;
    this.at = found + end.length;
    return true;
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.\\]/g, '\\$&');
}

function addChild(members: Map<string, Value>, { name, value }: XmlElement): void {
  const known = members.get(name);
  if (known === undefined) members.set(name, value);
  else members.set(name, Array.isArray(known) ? [...(known as readonly Value[]), value] : [known, value]);
}
