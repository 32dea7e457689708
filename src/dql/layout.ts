/**
 * Lays out text that may break in groups: a group stands on one line if it fits together with what follows up to the next possible
 * break, and otherwise breaks at all of its own lines. Linear in the number of parts (after D. C. Oppen, "Prettyprinting", 1980).
 */

type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** A break if its group breaks, `flat` otherwise. */
  | { readonly kind: 'line'; readonly flat: string }
  /** Always a break, with `blank` empty lines before it; breaks all groups around it. */
  | { readonly kind: 'newline'; readonly blank: number }
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'indent'; readonly by: number };

const ENDLESS = 1 << 29;

export class Layout {
  readonly #parts: Part[] = [];

  text(text: string): void {
    this.#parts.push({ kind: 'text', text });
  }

  line(flat: string): void {
    this.#parts.push({ kind: 'line', flat });
  }

  newline(blank: number): void {
    this.#parts.push({ kind: 'newline', blank });
  }

  open(): void {
    this.#parts.push({ kind: 'open' });
  }

  close(): void {
    this.#parts.push({ kind: 'close' });
  }

  indent(by: number): void {
    this.#parts.push({ kind: 'indent', by });
  }

  /** The text within `width` columns where that is possible, its lines ended by `lineEnd`. */
  print(width: number, lineEnd: string): string {
    const needed = this.#widths();
    let output = '';
    let column = 0;
    let indentation = 0;
    /** Whether each open group stands on one line. */
    const flat: boolean[] = [false];
    for (const [index, part] of this.#parts.entries()) {
      switch (part.kind) {
        case 'open':
          flat.push(flat.at(-1)! || column + needed[index]! <= width);
          break;
        case 'close':
          flat.pop();
          break;
        case 'indent':
          indentation += part.by;
          break;
        case 'text': {
          output += part.text;
          const newline = part.text.lastIndexOf('\n');
          column = newline < 0 ? column + part.text.length : part.text.length - newline - 1;
          break;
        }
        default:
          if (part.kind === 'line' && flat.at(-1)!) {
            output += part.flat;
            column += part.flat.length;
          } else {
            output += `${lineEnd.repeat(1 + (part.kind === 'newline' ? part.blank : 0))}${' '.repeat(indentation)}`;
            column = indentation;
          }
      }
    }
    return output;
  }

  /** For every opening part: the columns of its group on one line and of what follows up to the next possible break. */
  #widths(): Float64Array {
    const parts = this.#parts;
    const widths = new Float64Array(parts.length);
    const closes: { width: number; trailing: number }[] = [];
    /** Columns from here to the end if all stands on one line, and to the next possible break. */
    let width = 0;
    let trailing = 0;
    for (let index = parts.length - 1; index >= 0; index--) {
      const part = parts[index]!;
      switch (part.kind) {
        case 'close':
          closes.push({ width, trailing });
          break;
        case 'open': {
          const close = closes.pop()!;
          widths[index] = width - close.width + close.trailing;
          break;
        }
        case 'text': {
          const newline = part.text.indexOf('\n');
          const length = newline < 0 ? part.text.length : newline;
          width += length;
          trailing = newline < 0 ? trailing + length : length;
          break;
        }
        case 'line':
          width += part.flat.length;
          trailing = 0;
          break;
        case 'newline':
          width += ENDLESS;
          trailing = 0;
          break;
      }
    }
    return widths;
  }
}
