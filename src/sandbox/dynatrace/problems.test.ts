import { beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../world/time.ts';
import {
  begin,
  error,
  items,
  type Json,
  mirror,
  pages,
  past,
  refusal,
  selector,
  type Tenant,
  tenant,
} from './testTenant.ts';

const path = '/api/v2/problems';
const all = `${path}?from=now-60d`;

let demo: Tenant;
beforeAll(async () => {
  demo = await tenant();
});

const list = (query: string) => demo.call(`GET ${path}?${query}`);
const found = async (problemSelector: string, query = 'from=now-60d') =>
  items(await list(`${query}&problemSelector=${selector(problemSelector)}`), 'problems');
const open = async () => (await found('status("open")'))[0]!;

describe('the list of problems', () => {
  it('has those of the last two hours unless a timeframe is given, open ones always', async () => {
    const recent = items(await list(''), 'problems');
    expect(recent.map(({ status }) => status)).toEqual(['OPEN']);
    expect((await list('from=now-3h')).body.totalCount).toBe(2);
    expect((await list('from=now-1m&to=now')).body.totalCount).toBe(1);
    expect((await list(`from=${past(4)}&to=${past(3)}`)).body.totalCount).toBe(0);
    expect((await list(`from=${past(4)}&to=${past(2.5)}`)).body.totalCount).toBe(1);
  });

  it('says that an open problem has not ended by -1', async () => {
    expect(await open()).toMatchObject({ status: 'OPEN', endTime: -1 });
    for (const { startTime, endTime } of await found('status("closed")')) {
      expect(startTime).toBeGreaterThan(past(60 * 24));
      expect(Number(endTime)).toBeGreaterThan(Number(startTime));
      expect(Number(endTime)).toBeLessThanOrEqual(begin);
    }
  });

  it('leaves evidence, impact and comments out unless asked for, page by page', async () => {
    const [plain] = items(await list(''), 'problems');
    for (const field of ['evidenceDetails', 'impactAnalysis', 'recentComments'])
      expect(plain).not.toHaveProperty(field);
    const [whole] = items(await list('fields=+evidenceDetails,impactAnalysis,+recentComments'), 'problems');
    expect(whole).toMatchObject({ recentComments: { totalCount: 0, comments: [] } });
    expect((whole!.evidenceDetails as Json).totalCount).toBeGreaterThan(0);
    const { nextPageKey } = (await list('from=now-60d&pageSize=1&fields=evidenceDetails')).body;
    const key = encodeURIComponent(String(nextPageKey));
    expect(items(await list(`nextPageKey=${key}`), 'problems')[0]).not.toHaveProperty('evidenceDetails');
    expect(items(await list(`nextPageKey=${key}&fields=evidenceDetails`), 'problems')[0]).toHaveProperty(
      'evidenceDetails',
    );
  });

  it('pages through everything once', async () => {
    const whole = items(await list('from=now-60d&pageSize=500'), 'problems').map(({ problemId }) => problemId);
    const paged = await pages(demo, `${all}&pageSize=5`, 'problems');
    expect(paged.slice(0, -1).every(({ length }) => length === 5)).toBe(true);
    expect(paged.flat().map(({ problemId }) => problemId)).toEqual(whole);
    expect((await list('from=now-60d')).body).toMatchObject({
      totalCount: whole.length,
      pageSize: 50,
      nextPageKey: null,
    });
  });

  it('refuses anything but fields next to a key', async () => {
    const { nextPageKey } = (await list('from=now-60d&pageSize=5')).body;
    const key = encodeURIComponent(String(nextPageKey));
    for (const name of ['pageSize=5', 'from=now-60d', 'sort=status', 'problemSelector=status(open)'])
      expect(refusal(await list(`nextPageKey=${key}&${name}`))).toBe(
        `400 ${name.split('=')[0]}: must not be used together with nextPageKey`,
      );
  });

  it('refuses the keys of other lists and of other tenants', async () => {
    const { nextPageKey } = (await demo.call('GET /api/v2/entityTypes?pageSize=1')).body;
    expect((await list(`nextPageKey=${encodeURIComponent(String(nextPageKey))}`)).status).toBe(400);
    const other = await (await tenant({ seed: 8 })).call(`GET ${all}&pageSize=1`);
    expect((await list(`nextPageKey=${encodeURIComponent(String(other.body.nextPageKey))}`)).status).toBe(400);
  });

  it('sorts', async () => {
    const starts = async (sort: string) =>
      items(await list(`from=now-60d&sort=${sort}`), 'problems').map(({ startTime }) => Number(startTime));
    const newestFirst = await starts('-startTime');
    expect(newestFirst).toEqual([...newestFirst].sort((a, b) => b - a));
    expect(await starts('')).toEqual(newestFirst);
    expect(await starts('startTime')).toEqual([...newestFirst].reverse());
    expect(await starts('%2BstartTime')).toEqual([...newestFirst].reverse());
    expect((await starts('-status,startTime')).at(-1)).toBe(newestFirst[0]);
    expect((await starts('status,startTime'))[0]).toBe(newestFirst[0]);
  });

  it.each([
    ['pageSize=0', '400 pageSize: must be between 1 and 500'],
    ['pageSize=501', '400 pageSize: must be between 1 and 500'],
    ['pageSize=many', "400 pageSize: 'many' must be a number"],
    ['from=yesterday', "400 from: Could not parse timestamp 'yesterday'"],
    ['from=now&to=now-1h', '400 from: must not be after to'],
    ['fields=everything', "400 fields: Unknown field 'everything'"],
    ['sort=title', "400 sort: Unknown sort field 'title'"],
    ['sort=-relevance', '400 sort: relevance needs the text criterion of problemSelector'],
    ['nextPageKey=bm9uc2Vuc2U=', '400 nextPageKey: Invalid nextPageKey'],
    ['problemSelector=state(open)', "400 problemSelector: Unknown criterion 'state'"],
    [
      'problemSelector=status(open',
      "400 problemSelector: Could not parse 'status(open': unexpected input at position 11",
    ],
    ['problemSelector=status(open,closed)', "400 problemSelector: 'status' takes one value"],
    ['entitySelector=tag(x)', '400 entitySelector: The entity selector must contain exactly one of type or entityId.'],
  ])('refuses ?%s', async (query, expected) => {
    expect(refusal(await list(query))).toBe(expected);
  });

  it('refuses with the whole envelope', async () => {
    expect((await list('pageSize=501')).body).toEqual({
      error: {
        code: 400,
        message: 'Constraints violated.',
        constraintViolations: [
          { path: 'pageSize', message: 'must be between 1 and 500', parameterLocation: 'QUERY', location: null },
        ],
      },
    });
  });
});

describe('the problem selector', () => {
  const tags = ({ entityTags }: Json) => (entityTags as readonly Json[]).map((tag) => String(tag.stringRepresentation));
  const zones = ({ managementZones }: Json) => (managementZones as readonly Json[]).map(({ name }) => name);
  const types = ({ affectedEntities }: Json) => (affectedEntities as readonly Json[]).map(entityType);
  const entityType = ({ entityId }: Json) => (entityId as Json).type;
  const titled = (problem: Json, text: string) => String(problem.title).includes(text);

  it.each<[string, (problem: Json) => boolean]>([
    ['status("open")', ({ endTime }) => endTime === -1],
    ['status("OPEN")', ({ endTime }) => endTime === -1],
    ['status(closed)', ({ endTime }) => endTime !== -1],
    ['severityLevel("ERROR","AVAILABILITY")', ({ severityLevel }) => /^(ERROR|AVAIL)/.test(String(severityLevel))],
    ['severityLevel("ERROR"),status("closed")', (one) => one.severityLevel === 'ERROR' && one.status === 'CLOSED'],
    ['impactLevel("INFRASTRUCTURE")', ({ impactLevel }) => impactLevel === 'INFRASTRUCTURE'],
    ['affectedEntityTypes("HOST")', (problem) => types(problem).includes('HOST')],
    ['managementZones("back")', (problem) => zones(problem).includes('Back office')],
    ['entityTags("team:till")', (problem) => tags(problem).includes('team:till')],
    ['entityTags("[KUBERNETES]app:catalog")', (problem) => tags(problem).includes('[KUBERNETES]app:catalog')],
    ['entityTags("tier")', (problem) => tags(problem).some((tag) => tag.startsWith('tier:'))],
    ['text("failure")', (problem) => titled(problem, 'Failure')],
    ['text("FAILURE RATE"),status("open")', (one) => titled(one, 'Failure') && one.status === 'OPEN'],
  ])('%s finds what it says', async (text, expected) => {
    const every = items(await list('from=now-60d'), 'problems');
    const ids = every.filter(expected).map(({ problemId }) => problemId);
    expect((await found(text)).map(({ problemId }) => problemId)).toEqual(ids);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.length).toBeLessThan(every.length);
  });

  it.each([
    'impactLevel("APPLICATION")',
    'entityTags("[AWS]app:payments")',
    'underMaintenance(true)',
    'problemFilterNames("Nights")',
    'problemFilterNames.equals("Def")',
    'problemId("P-1")',
  ])('%s finds nothing', async (text) => {
    expect(await found(text)).toEqual([]);
  });

  it('finds alerting profiles by a part of their name, or by all of it, whatever its case', async () => {
    const { totalCount } = (await list('from=now-60d')).body;
    for (const text of ['problemFilterNames("DEF")', 'problemFilterNames.equals("default")'])
      expect(await found(text)).toHaveLength(Number(totalCount));
  });

  it('finds by ids', async () => {
    const { problemId, displayId, rootCauseEntity, affectedEntities } = await open();
    const root = ((rootCauseEntity as Json).entityId as Json).id;
    expect(await found(`problemId("${problemId}")`)).toHaveLength(1);
    expect(await found(`displayId("${displayId}"),text("${displayId}")`)).toHaveLength(1);
    expect(await found(`rootCauseEntity("${root}")`)).toHaveLength(1);
    const second = ((affectedEntities as readonly Json[])[1]!.entityId as Json).id;
    expect((await found(`affectedEntities("${second}")`)).map(({ problemId: id }) => id)).toContain(problemId);
    const byEntity = await list(`from=now-60d&entitySelector=${selector(`entityId("${root}")`)}`);
    expect(items(byEntity, 'problems').map(({ problemId: id }) => id)).toEqual([problemId]);
  });

  it.each([
    ['severityLevel("ERRORS")', 'Unknown value'],
    ['impactLevel("SERVICE")', 'Unknown value'],
    ['text("more than thirty characters of text")', 'text must not exceed 30 characters'],
    ['constructor("x")', "Unknown criterion 'constructor'"],
    ['status()', 'unexpected input at position 7'],
  ])('refuses %s', async (text, message) => {
    const answer = await list(`problemSelector=${selector(text)}`);
    expect(answer.status).toBe(400);
    expect(refusal(answer)).toContain(message);
  });
});

describe('one problem', () => {
  it('tells its evidence, with a null where an event of it has not ended', async () => {
    const { problemId } = await open();
    const { body } = await demo.call(`GET ${path}/${problemId}?fields=evidenceDetails,impactAnalysis`);
    const { totalCount, details } = body.evidenceDetails as { totalCount: number; details: readonly Json[] };
    expect(details).toHaveLength(totalCount);
    const deployment = details.find(({ eventType }) => eventType === 'CUSTOM_DEPLOYMENT');
    expect(deployment).toMatchObject({ evidenceType: 'EVENT', rootCauseRelevant: true, groupingEntity: null });
    const lasting = details.find(({ eventType }) => eventType === 'SERVICE_ERROR_RATE_INCREASED');
    expect(lasting).toMatchObject({ endTime: -1, data: { endTime: null, status: 'OPEN' } });
    expect(details.find(({ evidenceType }) => evidenceType === 'TRANSACTIONAL')).toMatchObject({ endTime: null });
    const { impacts } = body.impactAnalysis as { impacts: readonly Json[] };
    const services = impacts.filter(({ impactType }) => impactType === 'SERVICE');
    for (const impact of services)
      expect(Number(impact.numberOfPotentiallyAffectedServiceCalls)).toBeGreaterThanOrEqual(
        Number(impact.estimatedAffectedUsers),
      );
    expect(impacts.find(({ impactType }) => impactType === 'APPLICATION')).not.toHaveProperty(
      'numberOfPotentiallyAffectedServiceCalls',
    );
  });

  it('names the namespaces of pods, and no root cause where there is none', async () => {
    const [crash] = await found('severityLevel("AVAILABILITY")');
    expect(crash).toMatchObject({ rootCauseEntity: null, 'k8s.namespace.name': ['backoffice'] });
    expect(crash).toHaveProperty(['k8s.cluster.uid']);
  });

  it('is found by its long id, and not by the one for people', async () => {
    const { problemId, displayId } = await open();
    expect((await demo.call(`GET ${path}/${encodeURIComponent(String(problemId))}`)).body).toMatchObject({ problemId });
    const answer = await demo.call(`GET ${path}/${displayId}`);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ error: { code: 404, message: `Problem '${displayId}' was not found` } });
  });
});

describe('comments', () => {
  let comments: string;
  const renew = async () => {
    demo = await tenant();
    comments = `${path}/${(await open()).problemId}/comments`;
  };
  beforeAll(renew);

  it('are created with an empty 201, listed newest first, changed and deleted', async () => {
    const created = await demo.call(`POST ${comments}`, { message: 'Looking at it', context: 'on call' });
    expect(created).toMatchObject({ status: 201, headers: { location: expect.stringContaining(comments) }, text: '' });
    demo.advance(MINUTE);
    await demo.call(`POST ${comments}`, { message: 'Rolled back' });
    const listed = await demo.call(`GET ${comments}`);
    expect(listed.body).toMatchObject({ totalCount: 2, pageSize: 10, nextPageKey: null });
    expect(items(listed, 'comments')[1]).toEqual({
      id: expect.any(String),
      content: 'Looking at it',
      context: 'on call',
      authorName: 'sam.rivera@bergland.example',
      createdAtTimestamp: begin,
    });
    const one = created.headers.location!;
    expect((await demo.call(`PUT ${one}`, { message: 'Looked at it' })).status).toBe(204);
    expect((await demo.call(`GET ${one}`)).body).toMatchObject({ content: 'Looked at it', context: '' });
    expect((await demo.call(`DELETE ${one}`)).status).toBe(204);
    expect((await demo.call(`GET ${one}`)).status).toBe(404);
    expect((await demo.call(`GET ${comments}`)).body.totalCount).toBe(1);
  });

  it('are shown with the problem, the last ten', async () => {
    await renew();
    for (let i = 0; i < 12; i++) await demo.call(`POST ${comments}`, { message: `Comment ${i}` });
    const { body } = await demo.call(`GET ${comments.replace('/comments', '')}?fields=recentComments`);
    const { totalCount, comments: recent } = body.recentComments as { totalCount: number; comments: readonly Json[] };
    expect([totalCount, recent.length, recent[0]!.content]).toEqual([12, 10, 'Comment 11']);
    expect((await pages(demo, comments, 'comments')).map(({ length }) => length)).toEqual([10, 2]);
  });

  it.each([
    [{}, 'message: must not be empty'],
    [{ content: 'x' }, 'message: must not be empty'],
    [{ message: '' }, 'message: must not be empty'],
    [{ message: 'x', context: 1 }, 'context: must be a string'],
    ['{"message": ', 'The body is not valid JSON.'],
    ['', 'A body is required.'],
    ['[]', 'The body must be a JSON object.'],
  ])('refuse %j', async (body, expected) => {
    expect(refusal(await demo.call(`POST ${comments}`, body))).toBe(`400 ${expected}`);
  });
});

describe('closing', () => {
  it('answers 200 once and 204 from then on', async () => {
    demo = await tenant();
    const { problemId } = await open();
    const close = () => demo.call(`POST ${path}/${problemId}/close`, { message: 'Rolled back' });
    const first = await close();
    expect(first).toMatchObject({
      status: 200,
      body: { problemId, closeTimestamp: begin, closing: true, comment: { content: 'Rolled back', context: '' } },
    });
    demo.advance(MINUTE);
    const after = (await demo.call(`GET ${path}/${problemId}?fields=evidenceDetails`)).body;
    expect(after).toMatchObject({ status: 'CLOSED', endTime: begin });
    expect(JSON.stringify(after.evidenceDetails)).not.toContain('"endTime":-1');
    expect((await close()).status).toBe(204);
    expect(await found('status("open")')).toEqual([]);
  });

  it('needs a message and a problem', async () => {
    demo = await tenant();
    const { problemId } = await open();
    expect(refusal(await demo.call(`POST ${path}/${problemId}/close`, {}))).toBe('400 message: must not be null');
    expect((await demo.call(`POST ${path}/P-1/close`, { message: 'x' })).status).toBe(404);
  });
});

it('needs a scope for reading and another for writing', async () => {
  const reader = await tenant({
    scopes: { apiToken: ['problems.read'], platformToken: ['environment-api:problems:read'] },
  });
  for (const base of ['/api/v2', `${mirror}/v2`]) {
    expect((await reader.call(`GET ${base}/problems`)).status).toBe(200);
    expect((await reader.call(`POST ${base}/problems/x/close`, { message: 'x' })).status).toBe(403);
    expect((await reader.call(`POST ${base}/problems/x/comments`, { message: 'x' })).status).toBe(403);
  }
  expect(error(await reader.call(`POST ${path}/x/close`, {})).message).toBe(
    'Token is missing required scope. Use one of: problems.write (Write problems)',
  );
});
