/** `/api/v2/problems`: list, one, comments, close. Source: "Problems API v2". */

import type { Problem } from '../world/problem.ts';
import type { Comment } from '../world/problemBook.ts';
import { classicPage } from './classicPaging.ts';
import { EntityIndex, entitySelectorParameter } from './entityIndex.ts';
import { badBody, badQuery, classicError } from './errors.ts';
import { matchesProblem, problemCriteria } from './problemSelector.ts';
import { commentView, problemView } from './problemViews.ts';
import { fieldList, type Range, rangeParameters } from './queryParameters.ts';
import { objectBody } from './requestBody.ts';
import { type Call, json, noContent, type Route } from './route.ts';

const read = { tokenScopes: ['problems.read'], platformScopes: ['environment-api:problems:read'] } as const;
const write = { tokenScopes: ['problems.write'], platformScopes: ['environment-api:problems:write'] } as const;

export const problemRoutes: readonly Route[] = [
  { method: 'GET', path: '/v2/problems', ...read, handle: listProblems },
  {
    method: 'GET',
    path: '/v2/problems/{id}',
    ...read,
    handle: (call) => json(problemView(call.world, problemOf(call), requestedFields(call.query))),
  },
  { method: 'POST', path: '/v2/problems/{id}/close', ...write, handle: closeProblem },
  { method: 'GET', path: '/v2/problems/{id}/comments', ...read, handle: listComments },
  { method: 'POST', path: '/v2/problems/{id}/comments', ...write, handle: addComment },
  {
    method: 'GET',
    path: '/v2/problems/{id}/comments/{comment}',
    ...read,
    handle: (call) => json(commentView(commentOf(call))),
  },
  { method: 'PUT', path: '/v2/problems/{id}/comments/{comment}', ...write, handle: changeComment },
  {
    method: 'DELETE',
    path: '/v2/problems/{id}/comments/{comment}',
    ...write,
    handle: (call) => {
      call.world.problems.removeComment(problemOf(call).id, commentOf(call));
      return noContent;
    },
  },
];

function listProblems(call: Call) {
  const { world } = call;
  const now = world.now();
  const fields = requestedFields(call.query);
  const rules = { list: 'problems', defaultSize: 50, maxSize: 500, besideKey: ['fields'] };
  const { items, ...counts } = classicPage(call, rules, (query) => {
    const range = rangeParameters(query, 'now-2h', now);
    const criteria = problemCriteria(query.get('problemSelector') ?? '');
    const within = inEntities(call, query.get('entitySelector') ?? '', range);
    const found = world.problems
      .all(now)
      .filter((problem) => overlaps(problem, range) && within(problem) && matchesProblem(world, problem, criteria));
    return sorted(
      found,
      query.get('sort') ?? '',
      criteria.some(({ name }) => name === 'text'),
    );
  });
  return json({ ...counts, problems: items.map((problem) => problemView(world, problem, fields)) });
}

/** An open problem has not ended, so it is in every timeframe that begins after it. */
function overlaps(problem: Problem, { from, to }: Range): boolean {
  return problem.start <= to && (problem.end === undefined || problem.end >= from);
}

function inEntities(call: Call, text: string, range: Range): (problem: Problem) => boolean {
  if (text === '') return () => true;
  const selected = new Set(
    new EntityIndex(call.world).select(entitySelectorParameter(text), range).map(({ id }) => id),
  );
  return (problem) => [...problem.affected, ...problem.impacted].some((id) => selected.has(id));
}

function requestedFields(query: URLSearchParams): readonly string[] {
  const fields = fieldList(query);
  for (const field of fields)
    if (field !== 'evidenceDetails' && field !== 'impactAnalysis' && field !== 'recentComments')
      throw badQuery('fields', `Unknown field '${field}'`);
  return fields;
}

type Order = (a: Problem, b: Problem) => number;

const orders: Readonly<Record<string, Order>> = {
  status: (a, b) => Number(a.end !== undefined) - Number(b.end !== undefined),
  startTime: (a, b) => a.start - b.start,
  // Everything that a text finds is found equally well here: newer problems first.
  relevance: (a, b) => a.start - b.start,
};

/** Newest first unless `sort` says otherwise. */
function sorted(problems: readonly Problem[], sort: string, byText: boolean): readonly Problem[] {
  const keys = sort.split(',').filter((key) => key.trim() !== '');
  const comparators = keys.map((key): Order => {
    const descending = key.trim().startsWith('-');
    const name = key.trim().replace(/^[+-]/, '');
    const order = orders[name];
    if (order === undefined) throw badQuery('sort', `Unknown sort field '${name}'`);
    if (name === 'relevance' && !byText)
      throw badQuery('sort', 'relevance needs the text criterion of problemSelector');
    return descending ? (a, b) => order(b, a) : order;
  });
  comparators.push((a, b) => b.start - a.start);
  return [...problems].sort((a, b) => {
    for (const compare of comparators) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return 0;
  });
}

function problemOf({ world, path }: Call): Problem {
  const problem = world.problems.find(path.id!, world.now());
  if (problem === undefined) throw classicError(404, `Problem '${path.id}' was not found`);
  return problem;
}

function closeProblem(call: Call) {
  const { world, principal } = call;
  const problem = problemOf(call);
  const { message } = objectBody(call);
  if (typeof message !== 'string') throw badBody('message', 'must not be null');
  if (problem.end !== undefined) return noContent;
  const now = world.now();
  world.problems.close(problem.id, now);
  const comment = world.problems.comment(problem.id, principal.owner, message, '', now);
  return json({ problemId: problem.id, closeTimestamp: now, closing: true, comment: commentView(comment) });
}

function listComments(call: Call) {
  const { id } = problemOf(call);
  const { items, ...counts } = classicPage(call, { list: `comments of ${id}`, defaultSize: 10, maxSize: 500 }, () =>
    [...call.world.problems.comments(id)].reverse(),
  );
  return json({ ...counts, comments: items.map(commentView) });
}

function commentOf(call: Call): Comment {
  const { id } = problemOf(call);
  const comment = call.world.problems.comments(id).find((candidate) => candidate.id === call.path.comment);
  if (comment === undefined) throw classicError(404, `Comment '${call.path.comment}' was not found`);
  return comment;
}

function commentFrom(call: Call): { readonly message: string; readonly context: string } {
  const { message, context = '' } = objectBody(call);
  if (typeof message !== 'string' || message === '') throw badBody('message', 'must not be empty');
  if (typeof context !== 'string') throw badBody('context', 'must be a string');
  return { message, context };
}

function addComment(call: Call) {
  const { world, principal } = call;
  const { id } = problemOf(call);
  const { message, context } = commentFrom(call);
  const comment = world.problems.comment(id, principal.owner, message, context, world.now());
  return { status: 201, headers: { location: `${call.request.path}/${comment.id}` } };
}

function changeComment(call: Call) {
  const comment = commentOf(call);
  const { message, context } = commentFrom(call);
  comment.content = message;
  comment.context = context;
  return noContent;
}
