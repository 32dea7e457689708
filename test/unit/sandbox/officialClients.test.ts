import { afterAll, beforeAll, describe, it } from 'vitest';
import { type DemoServer, startDemoServer } from '../../../src/sandbox/server.ts';
import { officialCalls } from './officialClients.ts';

describe('the official clients, unchanged', () => {
  let server: DemoServer;
  beforeAll(async () => {
    server = await startDemoServer({ seed: 7, now: Date.UTC(2026, 10, 20, 12) });
  });
  afterAll(() => server.close());

  it.each(officialCalls)('$name', ({ run }) => run(server));
});
