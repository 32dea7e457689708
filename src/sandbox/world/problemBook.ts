/** All problems: those of the incidents, those that ingested events opened, and what people did about them. */

import { type DavisEvent, displayId } from './davisEvent.ts';
import type { Incident } from './incidents.ts';
import type { ProblemContext } from './investigation.ts';
import type { ImpactLevel, Problem, Severity } from './problem.ts';
import { problemOfIncident } from './problemOfIncident.ts';
import { MINUTE, minuteOf } from './time.ts';

export interface Comment {
  readonly id: string;
  readonly createdAt: number;
  readonly author: string;
  content: string;
  context: string;
}

/** How long after the end of its incident a problem may still change. */
const SETTLING = 31 * MINUTE;

export class ProblemBook {
  readonly #context: ProblemContext;
  /** Events of people that open a problem, still open or not. */
  readonly #ingested: (now: number) => readonly DavisEvent[];
  readonly #settled = new Map<string, Problem | undefined>();
  readonly #closed = new Map<string, number>();
  readonly #comments = new Map<string, Comment[]>();
  #current: { readonly minute: number; readonly problems: readonly Problem[] } | undefined;
  #lastComment = 0;

  constructor(context: ProblemContext, ingested: (now: number) => readonly DavisEvent[]) {
    this.#context = context;
    this.#ingested = ingested;
  }

  /** Newest first. */
  all(now: number): readonly Problem[] {
    const minute = minuteOf(now);
    if (this.#current?.minute !== minute) {
      const problems = this.#context.incidents.map((incident) => this.#ofIncident(incident, now));
      this.#current = { minute, problems: problems.filter((problem) => problem !== undefined) };
    }
    return [...this.#current.problems, ...this.#ingested(now).map(problemOfEvent)]
      .map((problem) => this.#asClosed(problem))
      .sort((a, b) => b.start - a.start || (a.id < b.id ? -1 : 1));
  }

  find(id: string, now: number): Problem | undefined {
    return this.all(now).find((problem) => problem.id === id);
  }

  /** Of the events that are open, only those of problems that nobody has closed. */
  close(id: string, now: number): void {
    this.#closed.set(id, now);
  }

  comments(id: string): readonly Comment[] {
    return this.#comments.get(id) ?? [];
  }

  comment(id: string, author: string, content: string, context: string, now: number): Comment {
    const comment = { id: String(++this.#lastComment), createdAt: now, author, content, context };
    this.#comments.set(id, [...this.comments(id), comment]);
    return comment;
  }

  removeComment(id: string, comment: Comment): void {
    this.#comments.set(
      id,
      this.comments(id).filter((other) => other !== comment),
    );
  }

  #ofIncident(incident: Incident, now: number): Problem | undefined {
    if (this.#settled.has(incident.id)) return this.#settled.get(incident.id);
    const problem = problemOfIncident(incident, this.#context, now);
    if (incident.end !== undefined && now > incident.end + SETTLING) this.#settled.set(incident.id, problem);
    return problem;
  }

  #asClosed(problem: Problem): Problem {
    const at = this.#closed.get(problem.id);
    if (at === undefined || (problem.end !== undefined && problem.end <= at)) return problem;
    const close = <T extends { readonly end: number | undefined }>(part: T): T =>
      part.end === undefined ? { ...part, end: at } : part;
    return {
      ...problem,
      end: at,
      events: problem.events.map(close),
      evidence: problem.evidence.map((item) =>
        item.kind === 'event' ? { ...item, event: close(item.event) } : close(item),
      ),
    };
  }
}

const severities: Readonly<Record<DavisEvent['category'], Severity>> = {
  AVAILABILITY: 'AVAILABILITY',
  ERROR: 'ERROR',
  SLOWDOWN: 'PERFORMANCE',
  RESOURCE: 'RESOURCE_CONTENTION',
  CUSTOM: 'CUSTOM_ALERT',
  INFO: 'INFO',
};

function problemOfEvent(event: DavisEvent): Problem {
  const entities = event.entityId === undefined ? [] : [event.entityId];
  const impactLevel: ImpactLevel =
    event.entityId === undefined
      ? 'ENVIRONMENT'
      : event.entityId.startsWith('SERVICE-')
        ? 'SERVICES'
        : event.entityId.startsWith('APPLICATION-')
          ? 'APPLICATION'
          : 'INFRASTRUCTURE';
  return {
    id: `${event.id}V2`,
    displayId: displayId(event.start),
    title: event.title,
    severity: severities[event.category],
    impactLevel,
    category: event.category,
    start: event.start,
    end: event.end,
    rootCause: undefined,
    affected: entities,
    impacted: entities,
    events: [event],
    evidence: [{ kind: 'event', event, rootCauseRelevant: false }],
    impacts: [],
    namespaces: [],
  };
}
