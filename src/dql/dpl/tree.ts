/**
 * The syntax tree of a DPL pattern (Dynatrace Pattern Language).
 *
 * Total: any text has a tree; what is missing is a `MissingMatcher` and what cannot be read is reported in `PatternTree.errors`.
 * Positions are UTF-16 offsets in the pattern's own text, end exclusive (`offsets.ts` maps them into the document around it).
 * Source of the grammar: docs "Dynatrace Pattern Language".
 */

export interface PatternSpan {
  readonly start: number;
  readonly end: number;
}

export interface PatternTree {
  readonly text: string;
  readonly macros: readonly Macro[];
  /** Empty for a pattern without elements. */
  readonly sequence: Sequence;
  readonly errors: readonly PatternSyntaxError[];
}

/** A syntax error; `code` is stable, `message` is for people. */
export interface PatternSyntaxError extends PatternSpan {
  readonly code: string;
  readonly message: string;
}

/** `$name = sequence;` */
export interface Macro extends PatternSpan {
  readonly kind: 'Macro';
  /** Without the dollar sign. */
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly sequence: Sequence;
}

/** Elements that match one after the other. */
export interface Sequence extends PatternSpan {
  readonly kind: 'Sequence';
  readonly elements: readonly Element[];
}

/** `[look-around] matcher [(configuration)] [quantifier] [?] [:export]` */
export interface Element extends PatternSpan {
  readonly kind: 'Element';
  readonly lookAround: LookAround | undefined;
  readonly matcher: Matcher;
  readonly configuration: Configuration | undefined;
  readonly quantifier: Quantifier | undefined;
  readonly optional: boolean;
  /** Where the `?` stands; 0 when there is none. */
  readonly optionalStart: number;
  readonly exportName: ExportName | undefined;
}

/** `>>` and `!>>` look ahead, `<<` and `!<<` look behind; nothing is consumed. */
export interface LookAround extends PatternSpan {
  readonly kind: 'LookAround';
  readonly behind: boolean;
  readonly negated: boolean;
}

export type Matcher =
  | NamedMatcher
  | LiteralMatcher
  | CharacterClass
  | SequenceGroup
  | AlternativesGroup
  | MacroReference
  | MissingMatcher;

/** `LD`, `INT`, `JSON{…}`, …: a name of the catalogue, or an unknown one. */
export interface NamedMatcher extends PatternSpan {
  readonly kind: 'NamedMatcher';
  /** As written; names are matched without regard to case. */
  readonly name: string;
  readonly nameEnd: number;
  readonly body: Body | undefined;
}

/** `'text'` or `"text"` */
export interface LiteralMatcher extends PatternSpan {
  readonly kind: 'LiteralMatcher';
  /** Unescaped. */
  readonly value: string;
}

/** `[a-z_]`, `[^…]`, `[!…]`, `[:alpha:]` */
export interface CharacterClass extends PatternSpan {
  readonly kind: 'CharacterClass';
  readonly negated: boolean;
  readonly parts: readonly ClassPart[];
}

export type ClassPart = CharacterRange | PosixClass;

/** Code points, both ends included; a single character has equal ends. */
export interface CharacterRange extends PatternSpan {
  readonly kind: 'CharacterRange';
  readonly first: number;
  readonly last: number;
}

/** `alpha` in `[:alpha:]` */
export interface PosixClass extends PatternSpan {
  readonly kind: 'PosixClass';
  /** As written, without the colons. */
  readonly name: string;
}

/** `(a b c)` */
export interface SequenceGroup extends PatternSpan {
  readonly kind: 'SequenceGroup';
  readonly sequence: Sequence;
}

/** `(a | b | c)`: at least two alternatives. */
export interface AlternativesGroup extends PatternSpan {
  readonly kind: 'AlternativesGroup';
  readonly alternatives: readonly Sequence[];
}

/** `$name` */
export interface MacroReference extends PatternSpan {
  readonly kind: 'MacroReference';
  /** Without the dollar sign. */
  readonly name: string;
}

/** A matcher was expected here and is not there; empty span. */
export interface MissingMatcher extends PatternSpan {
  readonly kind: 'MissingMatcher';
}

export type Body = SequenceBody | MembersBody | EnumBody;

/** The inside of `STRUCTURE{…}`, `ARRAY{…}`, `KVP{…}`, `JSON_ARRAY{…}` and `JSON_VALUE{…}`. */
export interface SequenceBody extends PatternSpan {
  readonly kind: 'SequenceBody';
  readonly sequence: Sequence;
}

/** The inside of `JSON{…}`. */
export interface MembersBody extends PatternSpan {
  readonly kind: 'MembersBody';
  readonly members: readonly Member[];
}

/** `MATCHER[]…[(configuration)][+][?]:member[:newName]` of a JSON body. */
export interface Member extends PatternSpan {
  readonly kind: 'Member';
  readonly matcher: Matcher;
  /** 1 for `INT[]`, 2 for `LONG[][]`; 0 for a single value. */
  readonly arrayDepth: number;
  readonly configuration: Configuration | undefined;
  readonly quantifier: Quantifier | undefined;
  readonly optional: boolean;
  /** The member's name in the JSON text. */
  readonly name: ExportName | undefined;
  /** The name in the result; `null` (unquoted) drops the member. */
  readonly newName: ExportName | undefined;
}

/** The inside of `ENUM{'a'=1, 'b'=2}`. */
export interface EnumBody extends PatternSpan {
  readonly kind: 'EnumBody';
  readonly entries: readonly EnumEntry[];
}

export interface EnumEntry extends PatternSpan {
  readonly kind: 'EnumEntry';
  readonly key: string;
  /** Absent when it is missing or not an integer. */
  readonly value: bigint | undefined;
}

/** `(name=value, …)`; the name is absent for a positional value such as the format of `TIMESTAMP('…')`. */
export interface Configuration extends PatternSpan {
  readonly kind: 'Configuration';
  readonly settings: readonly Setting[];
}

export interface Setting extends PatternSpan {
  readonly kind: 'Setting';
  /** As written. */
  readonly name: string | undefined;
  readonly value: SettingValue;
}

export type SettingValue =
  | TextSetting
  | LongSetting
  | DoubleSetting
  | BooleanSetting
  | WordSetting
  | PatternSetting
  | MissingSetting;

/** Unescaped text in quotes. */
export interface TextSetting extends PatternSpan {
  readonly kind: 'Text';
  readonly value: string;
}

export interface LongSetting extends PatternSpan {
  readonly kind: 'Long';
  readonly value: bigint;
}

export interface DoubleSetting extends PatternSpan {
  readonly kind: 'Double';
  readonly value: number;
}

export interface BooleanSetting extends PatternSpan {
  readonly kind: 'Boolean';
  readonly value: boolean;
}

/** A word other than `true` and `false`. */
export interface WordSetting extends PatternSpan {
  readonly kind: 'Word';
  readonly value: string;
}

/** `{ sequence }`, as in `fs={SPACE}`. */
export interface PatternSetting extends PatternSpan {
  readonly kind: 'Pattern';
  readonly sequence: Sequence;
}

export interface MissingSetting extends PatternSpan {
  readonly kind: 'MissingValue';
}

/** `*` is 0..undefined, `+` is 1..undefined, `{2,}` is 2..undefined, `{,5}` is 0..5; an open end means the language's maximum, 4096. */
export interface Quantifier extends PatternSpan {
  readonly kind: 'Quantifier';
  readonly form: '*' | '+' | '{}';
  readonly min: number;
  readonly max: number | undefined;
}

/** The name after the colon. */
export interface ExportName extends PatternSpan {
  readonly kind: 'ExportName';
  readonly text: string;
  readonly quoted: boolean;
}

export type PatternNode =
  | Macro
  | Sequence
  | Element
  | LookAround
  | Matcher
  | ClassPart
  | Body
  | Member
  | EnumEntry
  | Configuration
  | Setting
  | SettingValue
  | Quantifier
  | ExportName;
