/** What every rule works with: the text, the facts about it, and the list of problems. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Command, Name, Span } from '../tree.ts';
import type { FieldResolution } from './fieldScope.ts';
import type { FieldAnalysis } from './fields.ts';
import { type Check, type CheckOptions, type Fix, NO_FIXES, type Problem } from './problem.ts';

/** Nobody reads more; bounds the work for hostile text. */
const MAX_PROBLEMS = 2000;
/** To find out what was meant takes time in long queries: the first problems get it, and the next ones once these are mended. */
const MAX_SUGGESTED = 50;

export class CheckContext {
  readonly text: string;
  readonly catalogue: Catalogue;
  readonly options: CheckOptions;
  readonly analysis: FieldAnalysis;
  readonly problems: Problem[] = [];
  /** Places of which all has been said: problems inside of them are left out. */
  readonly covered: Span[] = [];
  /** The command whose items are being visited. */
  command: Command | undefined;

  constructor(text: string, catalogue: Catalogue, options: CheckOptions, analysis: FieldAnalysis) {
    this.text = text;
    this.catalogue = catalogue;
    this.options = options;
    this.analysis = analysis;
  }

  report(
    check: Check,
    span: Span,
    message: string,
    fixes: readonly Fix[] = NO_FIXES,
    args: readonly string[] = [],
  ): void {
    this.reportAs(check, check.errorType, span, message, fixes, args);
  }

  /** Reports what makes everything else about the place beside the point. */
  reportAndCover(
    check: Check,
    span: Span,
    message: string,
    fixes: readonly Fix[] = NO_FIXES,
    args: readonly string[] = [],
  ): void {
    this.reportAs(check, check.errorType, span, message, fixes, args);
    this.cover(span);
  }

  cover(span: Span): void {
    if (this.covered.length < MAX_PROBLEMS) this.covered.push(span);
  }

  /** For a check that stands for several errors of the service. */
  reportAs(
    check: Check,
    errorType: string | undefined,
    span: Span,
    message: string,
    fixes: readonly Fix[] = NO_FIXES,
    args: readonly string[] = [],
  ): void {
    const severity = this.options.severities?.[check.code] ?? check.severity;
    if (severity === 'off' || this.isFull) return;
    this.problems.push({
      code: check.code,
      severity,
      start: span.start,
      end: span.end,
      message,
      fixes,
      errorType,
      arguments: args,
    });
  }

  /** More problems are not taken. */
  get isFull(): boolean {
    return this.problems.length >= MAX_PROBLEMS;
  }

  /** What a field that the command reads refers to. */
  resolution(name: Name): FieldResolution | undefined {
    return this.command === undefined ? undefined : this.analysis.resolution(this.command, name);
  }

  /** Whether to look for what was meant. */
  get suggests(): boolean {
    return this.problems.length < MAX_SUGGESTED;
  }

  source(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** The source, shortened for a message. */
  shown(span: Span): string {
    const length = span.end - span.start;
    const text = length > 60 ? `${this.text.slice(span.start, span.start + 57)}…` : this.source(span);
    return `\`${text.replaceAll('\n', ' ')}\``;
  }
}
