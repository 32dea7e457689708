import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EmbeddedText } from './embeddedText.ts';
import { programmingLanguages } from './hostLanguages.ts';
import { readLiteral } from './literal.ts';
import { quotes } from './quotes.ts';

/** The literal that begins with the first quote of a text. */
function read(language: string, text: string): EmbeddedText | undefined {
  return readLiteral(text, text.search(/["'`]/), quotes[language]!)?.content;
}

describe('string literals', () => {
  it('are known of every language that may hold DQL', () => {
    expect(new Set(Object.keys(quotes))).toEqual(programmingLanguages);
  });

  it.each([
    ['c', '"a == \\"x\\""', 'a == "x"'],
    ['c', "'a'", undefined],
    ['cpp', 'R"(a == "x")"', 'a == "x"'],
    ['cpp', 'R"dql(a == "f()")dql"', 'a == "f()"'],
    ['csharp', '@"a == ""x"""', 'a == "x"'],
    ['csharp', '$@"a == ""x"""', 'a == "x"'],
    ['csharp', '@$"a == ""x"""', 'a == "x"'],
    ['csharp', '"""a == "\\d" """', 'a == "\\d" '],
    ['csharp', '""""a == """x""" """"', 'a == """x""" '],
    ['go', '`a == "\\d"`', 'a == "\\d"'],
    ['groovy', `"""a == \\"\\\\d\\" \${x["y"]}"""`, `a == "\\d" \${x["y"]}`],
    ['groovy', "'''a\\tb'''", 'a\tb'],
    ['java', '"""a == "\\\\d" """', 'a == "\\d" '],
    ['javascript', `dql\`a \${x ? \`y\` : z} b\``, `a \${x ? \`y\` : z} b`],
    ['javascript', `dql\`a \${{ b: "}" }.b} \${\`\${c}\`} d\``, `a \${{ b: "}" }.b} \${\`\${c}\`} d`],
    ['javascript', `dql\`a \\\${x ? \``, `a \${x ? `],
    ['javascript', `dql\`a \${ b\``, `a \${ b`],
    ['javascript', `dql\`a \${x["\\"\`"]} b\``, `a \${x["\\"\`"]} b`],
    ['javascript', "'\\d\\u0041\\x41\\u{41}'", 'dAAA'],
    ['kotlin', '"""a == "x"""" + 1', 'a == "x"'],
    ['kotlin', `val q = "a == \${b["x"]}"`, `a == \${b["x"]}`],
    ['php', "'\\d \\' \\\\'", "\\d ' \\"],
    ['php', `"\\d \\' \\" \\$a {$b["c"]}"`, `\\d \\' " $a {$b["c"]}`],
    ['python', `r"a == '\\d' \\" b"`, `a == '\\d' \\" b`],
    ['python', "Rb'''a == 'x' '''", "a == 'x' "],
    ['python', '"\\d\\n\\""', '\\d\n"'],
    ['python', '"""a == "x" """', 'a == "x" '],
    ['python', '"a\nb"', undefined],
    ['ruby', "'\\d \\''", "\\d '"],
    ['ruby', '"a #{b["c"]}"', 'a #{b["c"]}'],
    ['rust', 'r#"a == "x""#', 'a == "x"'],
    ['rust', 'br##"a == "#x"##', 'a == "#x'],
    ['rust', 'r"a == \\d"', 'a == \\d'],
    ['rust', '"a == \\"x\\""', 'a == "x"'],
    ['scala', '"""a == "\\d""""', 'a == "\\d"'],
    ['shellscript', "'a == \\d '\\''b'", "a == \\d 'b"],
    ['shellscript', '"a == \\"\\d\\" \\`"', 'a == "\\d" `'],
    ['shellscript', "$'a\\'b\\n'", "a'b\n"],
    ['swift', '#"a == "\\d""#', 'a == "\\d"'],
    ['swift', '"a == \\"x\\""', 'a == "x"'],
    ['terraform', `query = "a == \${var.b["c"]}"`, `a == \${var.b["c"]}`],
    ['yaml', "'a == ''x'''", "a == 'x'"],
    ['yaml', '"a == \\"x\\""', 'a == "x"'],
    ['yaml', "'not closed", undefined],
  ])('of %s: %s', (language, text, expected) => {
    expect(read(language, text)?.text).toBe(expected);
  });

  it.each([
    ['c', '"', '"'],
    ['cpp', 'R"(', ')"'],
    ['csharp', '@"', '"'],
    ['csharp', 'f("""', '""")'],
    ['csharp', '"', '"'],
    ['go', '`', '`'],
    ['groovy', "'''", "'''"],
    ['java', '"""', '"""'],
    ['javascript', '`', '`'],
    ['javascript', "'", "'"],
    ['kotlin', '"""', '"""'],
    ['php', '"', '"'],
    ['php', "'", "'"],
    ['python', 'r"', '"'],
    ['python', "r'''", "'''"],
    ['python', '"""', '"""'],
    ['python', "'", "'"],
    ['ruby', "'", "'"],
    ['rust', 'r#"', '"#'],
    ['rust', 'r"', '"'],
    ['rust', '"', '"'],
    ['scala', '"""', '"""'],
    ['shellscript', "'", "'"],
    ['shellscript', '"', '"'],
    ['shellscript', "$'", "'"],
    ['swift', '#"', '"#'],
    ['swift', '"""', '"""'],
    ['terraform', '"', '"'],
    ['yaml', '"', '"'],
    ['yaml', "'", "'"],
  ])('of %s hold what is written between %s and %s, or say that it cannot be', (language, open, close) => {
    const unit = fc.constantFrom('"', "'", '`', '\\', '\n', '\t', '#', ')', 'n', 'u', ' ', '$');
    const text = fc.string({ unit, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.nat(), fc.nat(3)), { maxLength: 3 }), (edits) => {
        let document = `${open}fetch logs | limit 1${close} + 2`;
        let expected = 'fetch logs | limit 1';
        for (const [inserted, place, removed] of edits) {
          const literal = read(language, document)!;
          // The first character stays: a query begins with a command.
          const start = 1 + (place % expected.length);
          const end = Math.min(expected.length, start + removed);
          const written = literal.escape(inserted, { start, end });
          if (written === undefined) continue;
          document = document.slice(0, literal.toDocument(start)) + written + document.slice(literal.toDocument(end));
          expected = expected.slice(0, start) + inserted + expected.slice(end);
          const after = read(language, document);
          expect(after?.text).toBe(expected);
          expect(document.slice(after!.toDocument(expected.length))).toBe(`${close} + 2`);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('can be written to far from their end whatever stands there', () => {
    const literal = read('python', `r"fetch ${' '.repeat(17)}\\d a"`)!;
    expect(literal.escape('logs', { start: 0, end: 0 })).toBe('logs');
  });

  it.each([
    ['go', '`fetch logs`', 'a == "x"', 'a == "x"'],
    ['go', '`fetch logs`', '`a`', undefined],
    ['python', 'r"fetch logs"', '"x"', undefined],
    ['python', 'r"fetch logs"', "'x'", "'x'"],
    ['python', 'r"fetch logs"', 'a\nb', undefined],
    ['python', '"""fetch logs"""', 'a == "x"', 'a == \\"x\\"'],
    ['python', '"""fetch logs """', 'a == "x"', 'a == "x"'],
    ['kotlin', '"""fetch logs"""', 'a == "x"', 'a == "x"'],
    ['rust', 'r#"fetch logs"#', 'a == "x"', 'a == "x"'],
    ['rust', 'r#"fetch logs"#', '"#', undefined],
    ['shellscript', "'fetch logs'", "'x'", "'\\''x'\\''"],
    ['shellscript', '"fetch logs"', '`a` == "x"', '\\`a\\` == \\"x\\"'],
    ['php', "'fetch logs'", '"\\d"', '"\\\\d"'],
    ['yaml', "'fetch logs'", "'x'", "''x''"],
    ['yaml', "'fetch logs'", 'a\nb', undefined],
    ['javascript', '`fetch logs`', `\${a ? \`b\` : c} \`d\``, `\${a ? \`b\` : c} \\\`d\\\``],
  ])('of %s: in %s the data can become %s as %s', (language, text, inserted, expected) => {
    const literal = read(language, text)!;
    const start = 'fetch '.length;
    expect(literal.escape(inserted, { start, end: start + 'logs'.length })).toBe(expected);
  });
});
