import { beforeAll, describe, expect, it } from 'vitest';
import { entityTypes } from './entityTypes.ts';
import { begin, items, type Json, mirror, pages, refusal, selector, type Tenant, tenant } from './testTenant.ts';

const path = '/api/v2/entities';

let demo: Tenant;
beforeAll(async () => {
  demo = await tenant();
});

const list = (entitySelector: string, rest = '') =>
  demo.call(`GET ${path}?entitySelector=${selector(entitySelector)}${rest}`);
const names = async (entitySelector: string, rest = '') =>
  items(await list(entitySelector, rest), 'entities').map(({ displayName }) => displayName);
const idOf = async (entitySelector: string) => String(items(await list(entitySelector), 'entities')[0]?.entityId);

describe('entity types', () => {
  it('are listed in pages and shown one by one', async () => {
    const paged = (await pages(demo, '/api/v2/entityTypes?pageSize=4', 'types')).flat();
    expect(paged).toHaveLength(entityTypes.length);
    const host = await demo.call('GET /api/v2/entityTypes/HOST');
    expect(host.body).toMatchObject({
      type: 'HOST',
      displayName: 'Host',
      dimensionKey: 'dt.entity.host',
      entityLimitExceeded: false,
      tags: 'List',
      managementZones: 'List',
    });
    expect(host.body.toRelationships).toContainEqual({
      id: 'runsOn',
      fromTypes: expect.arrayContaining(['PROCESS_GROUP']),
    });
    expect(refusal(await demo.call('GET /api/v2/entityTypes/PLANET'))).toBe("404 Entity type 'PLANET' was not found");
  });

  it.each(entityTypes.map((type) => [type.type, type] as const))(
    '%s tells everything its entities have',
    async (name, type) => {
      const found = items(
        await list(`type(${name})`, '&fields=properties,fromRelationships,toRelationships'),
        'entities',
      );
      expect(found.length).toBeGreaterThan(0);
      const properties = type.properties.map(({ id }) => id);
      const related = (relationships: readonly { readonly id: string }[]) => relationships.map(({ id }) => id);
      for (const entity of found) {
        expect(properties).toEqual(expect.arrayContaining(Object.keys(entity.properties as Json)));
        expect(related(type.fromRelationships)).toEqual(
          expect.arrayContaining(Object.keys(entity.fromRelationships as Json)),
        );
        expect(related(type.toRelationships)).toEqual(
          expect.arrayContaining(Object.keys(entity.toRelationships as Json)),
        );
        for (const [id, references] of Object.entries(entity.fromRelationships as Record<string, readonly Json[]>))
          for (const reference of references)
            expect(type.fromRelationships.find((one) => one.id === id)?.toTypes).toContain(reference.type);
      }
    },
  );
});

describe('the list of entities', () => {
  it('has id, type and name, and the fields that are asked for', async () => {
    const [plain] = items(await list('type(HOST)'), 'entities');
    expect(plain).toEqual({
      entityId: expect.stringMatching(/^HOST-[0-9A-F]{16}$/),
      type: 'HOST',
      displayName: 'bergland-worker-1',
    });
    const fields = '&fields=firstSeenTms,lastSeenTms,properties.osType,properties.cpuCores,tags,managementZones,icon';
    const [whole] = items(await list('type(HOST)', fields), 'entities');
    expect(whole).toMatchObject({
      lastSeenTms: begin,
      properties: { osType: 'LINUX', cpuCores: 8 },
      icon: { primaryIconType: 'linux' },
    });
    expect(Object.keys(whole!.properties as Json)).toEqual(['osType', 'cpuCores']);
    expect(whole!.tags).toContainEqual({
      context: 'CONTEXTLESS',
      key: 'team',
      value: 'platform',
      stringRepresentation: 'team:platform',
      source: 'Auto tags',
    });
  });

  it.each(['+tags,+properties.osType', '%2Btags,%2Bproperties.osType', 'tags,properties.osType'])(
    'takes fields=%s',
    async (fields) => {
      const [host] = items(await list('type(HOST)', `&fields=${fields}`), 'entities');
      expect(host).toHaveProperty('tags');
      expect(host).toHaveProperty('properties', { osType: 'LINUX' });
    },
  );

  it('gives relationships of both directions', async () => {
    const [checkout] = items(
      await list('type(SERVICE),entityName.equals(checkout)', '&fields=fromRelationships.calls,toRelationships'),
      'entities',
    );
    const payments = await idOf('type(SERVICE),entityName.equals(payments)');
    expect(checkout!.fromRelationships).toEqual({ calls: expect.arrayContaining([{ id: payments, type: 'SERVICE' }]) });
    expect((checkout!.toRelationships as Json).calls).toBeDefined();
  });

  it('pages by the key alone, fields and order being kept', async () => {
    const query = `${path}?entitySelector=type(SERVICE)&fields=tags&sort=-name&pageSize=6`;
    const paged = await pages(demo, query, 'entities');
    expect(paged[0]).toHaveLength(6);
    const found = paged.flat().map(({ displayName }) => String(displayName));
    expect(found).toEqual([...found].sort().reverse());
    for (const entity of paged.flat()) expect(entity).toHaveProperty('tags');
    const { nextPageKey } = (await demo.call(`GET ${query}`)).body;
    const beside = await list('type(SERVICE)', `&nextPageKey=${encodeURIComponent(String(nextPageKey))}`);
    expect(refusal(beside)).toBe('400 entitySelector: must not be used together with nextPageKey');
  });

  it('leaves out what was gone before the timeframe', async () => {
    const pods = 'type(CLOUD_APPLICATION_INSTANCE)';
    const now = await names(pods, '&from=now-1m');
    const before = await names(pods, '&from=now-10d');
    expect(before).toEqual(expect.arrayContaining(now));
    expect(before.length).toBeGreaterThan(now.length);
  });

  it.each([
    ['', '400 entitySelector: must not be null'],
    ['type(PLANET)', "400 entitySelector: Unknown entity type 'PLANET'."],
    ['entityId("PLANET-1")', "400 entitySelector: Unknown entity type 'PLANET'."],
    ['entityId("HOST-1","SERVICE-1")', '400 entitySelector: All entity ids must be of one type.'],
    ['type(HOST),colour(red)', "400 entitySelector: HOST has no attribute 'colour'."],
    ['type(HOST),not(colour.exists())', "400 entitySelector: HOST has no attribute 'colour'."],
    ['type(HOST),fromRelationships.loves(type(HOST))', '400 entitySelector: HOST has no fromRelationships.loves.'],
    ['type(SERVICE),fromRelationships.runsOnHost(type(PLANET))', "400 entitySelector: Unknown entity type 'PLANET'."],
  ])('refuses the selector %s', async (text, expected) => {
    expect(refusal(await list(text))).toBe(expected);
  });

  it.each([
    ['&fields=colour', "400 fields: Unknown field 'colour'"],
    ['&fields=tags.team', "400 fields: Unknown field 'tags.team'"],
    ['&sort=type', '400 sort: must be one of'],
    ['&pageSize=501', '400 pageSize: must be between 1 and 500'],
    ['&from=now-1x', "400 from: Could not parse timestamp 'now-1x'"],
  ])('refuses %s', async (rest, expected) => {
    expect(refusal(await list('type(HOST)', rest))).toContain(expected);
  });
});

describe('what selectors find', () => {
  const databases = ['accounts_db', 'catalog_db', 'inventory_db', 'orders_db', 'payments_db'];

  it.each([
    ['type(SERVICE),entityName(_DB)', databases],
    ['type(SERVICE),entityName.startsWith("PAY")', ['payments', 'payments_db']],
    ['type(SERVICE),entityName.equals("Payments")', ['payments']],
    ['type(SERVICE),caseSensitive(entityName.equals("Payments"))', []],
    ['type(SERVICE),entityName.in("cart","checkout")', ['cart', 'checkout']],
    ['type(SERVICE),databaseVendor("POSTGRESQL","ORACLE")', databases],
    ['type(SERVICE),databaseVendor("postgresql")', []],
    ['type(SERVICE),databaseName.exists(),not(entityName(a))', ['inventory_db', 'orders_db']],
    ['type(SERVICE),databaseName.exists(),not(entityName.startsWith(p))', databases.slice(0, 4)],
    ['type(SERVICE),tag("team:till")', ['checkout', 'payments']],
    ['type(SERVICE),tag("[KUBERNETES]app:cart","[KUBERNETES]app:accounts")', ['accounts', 'cart']],
    ['type(SERVICE),tag("tier"),mzName("Data stores")', []],
    ['type(SERVICE),mzName("Data stores")', databases],
    ['type(SERVICE),healthState("UNHEALTHY")', ['checkout', 'edge-gateway', 'payments']],
    ['type(SERVICE),fromRelationships.calls(type(SERVICE),entityName(payments_db))', ['payments']],
    [
      'type(SERVICE),toRelationships.calls(type(SERVICE),entityName.equals(payments)),databaseName.exists()',
      ['payments_db'],
    ],
    ['type(SERVICE),firstSeenTms.lt(now-3h)', undefined],
    ['type(SERVICE),firstSeenTms.gte(1795100000000)', []],
    ['type(APPLICATION),deletedEntities.include()', ['Bergland Outfitters']],
  ])('%s', async (text, expected) => {
    const found = await names(text, '&sort=name');
    if (expected === undefined) expect(found).toHaveLength(16);
    else expect(found).toEqual(expected);
  });

  it('is those of the management zone with an id', async () => {
    const [cart] = items(await list('type(SERVICE),entityName.equals(cart)', '&fields=managementZones'), 'entities');
    const { id } = (cart!.managementZones as readonly Json[])[0]!;
    expect(await names(`type(SERVICE),mzId("${id}")`)).toContain('cart');
    expect(await names(`type(SERVICE),not(mzId(${id}))`)).not.toContain('cart');
  });
});

describe('one entity', () => {
  it('has everything unless fields are asked for', async () => {
    const id = await idOf('type(HOST)');
    const { body } = await demo.call(`GET ${path}/${id}`);
    expect(Object.keys(body).sort()).toEqual([
      'displayName',
      'entityId',
      'firstSeenTms',
      'fromRelationships',
      'icon',
      'lastSeenTms',
      'managementZones',
      'properties',
      'tags',
      'toRelationships',
      'type',
    ]);
    const few = (await demo.call(`GET ${path}/${id}?fields=tags`)).body;
    expect(Object.keys(few).sort()).toEqual(['displayName', 'entityId', 'tags', 'type']);
  });

  it('is a 404 when there is none, or none in the timeframe', async () => {
    expect((await demo.call(`GET ${path}/HOST-0000000000000000`)).status).toBe(404);
    const pods = items(await list('type(CLOUD_APPLICATION_INSTANCE)', '&from=now-10d&fields=lastSeenTms'), 'entities');
    const gone = pods.find(({ lastSeenTms }) => Number(lastSeenTms) < begin);
    expect((await demo.call(`GET ${path}/${gone?.entityId}?from=now-10d`)).status).toBe(200);
    expect((await demo.call(`GET ${path}/${gone?.entityId}?from=now-1m`)).status).toBe(404);
  });
});

describe('custom tags', () => {
  const tags = (entitySelector: string, rest = '') => `/api/v2/tags?entitySelector=${selector(entitySelector)}${rest}`;

  it('are added, found, listed and removed', async () => {
    demo = await tenant();
    const hosts = 'type(HOST),entityName.startsWith(bergland-worker)';
    const added = await demo.call(`POST ${tags(hosts)}`, { tags: [{ key: 'rack', value: 'b 7' }, { key: 'spare' }] });
    expect(added).toMatchObject({ status: 200, body: { matchedEntitiesCount: 5 } });
    expect(items(added, 'appliedTags')).toEqual([
      { context: 'CONTEXTLESS', key: 'rack', value: 'b 7', stringRepresentation: 'rack:b 7' },
      { context: 'CONTEXTLESS', key: 'spare', stringRepresentation: 'spare' },
    ]);
    expect(await names('type(HOST),tag("rack:b 7")')).toHaveLength(5);
    const [host] = items(await list('type(HOST),tag(spare)', '&fields=tags'), 'entities');
    expect(host!.tags).toContainEqual(expect.objectContaining({ key: 'spare', source: 'User provided tags' }));
    const listed = await demo.call(`GET ${tags(hosts)}`);
    expect(items(listed, 'tags').map(({ stringRepresentation }) => stringRepresentation)).toEqual([
      'team:platform',
      'rack:b 7',
      'spare',
    ]);
    const one = 'type(HOST),entityName.equals(bergland-worker-1)';
    expect((await demo.call(`DELETE ${tags(one, '&key=rack&value=b+7')}`)).body).toEqual({ matchedEntitiesCount: 1 });
    expect((await demo.call(`DELETE ${tags(hosts, '&key=rack')}`)).body).toEqual({ matchedEntitiesCount: 0 });
    const rest = await demo.call(`DELETE ${tags(hosts, '&key=rack&deleteAllWithKey=true')}`);
    expect(rest.body).toEqual({ matchedEntitiesCount: 4 });
    expect(await names('type(HOST),tag(rack)')).toEqual([]);
  });

  it('of rules stay when they are removed', async () => {
    const team = tags('type(HOST)', '&key=team&deleteAllWithKey=true');
    expect((await demo.call(`DELETE ${team}`)).body).toEqual({ matchedEntitiesCount: 0 });
    expect(await names('type(HOST),tag("team:platform")')).toHaveLength(7);
  });

  it.each([
    ['POST', tags('type(HOST)'), {}, '400 tags: must not be empty'],
    ['POST', tags('type(HOST)'), { tags: [{ value: 'x' }] }, '400 tags[0].key: must not be blank'],
    ['POST', '/api/v2/tags', { tags: [{ key: 'x' }] }, '400 entitySelector: must not be null'],
    ['DELETE', tags('type(HOST)'), undefined, '400 key: must not be null'],
    ['GET', '/api/v2/tags?entitySelector=tag(x)', undefined, '400 entitySelector: The entity selector must contain'],
  ])('%s %s with %j is refused', async (method, target, body, expected) => {
    expect(refusal(await demo.call(`${method} ${target}`, body))).toContain(expected);
  });
});

it('needs a scope for reading and another for tagging', async () => {
  const reader = await tenant({
    scopes: { apiToken: ['entities.read'], platformToken: ['environment-api:entities:read'] },
  });
  for (const base of ['/api/v2', `${mirror}/v2`]) {
    expect((await reader.call(`GET ${base}/entities?entitySelector=type(HOST)`)).status).toBe(200);
    expect((await reader.call(`GET ${base}/entityTypes`)).status).toBe(200);
    expect((await reader.call(`POST ${base}/tags?entitySelector=type(HOST)`, {})).status).toBe(403);
    expect((await reader.call(`DELETE ${base}/tags?entitySelector=type(HOST)&key=x`)).status).toBe(403);
  }
});
