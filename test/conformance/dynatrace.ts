/**
 * The Dynatrace half: Dynatrace's own clients against the demo environment, and the shape of its answers against the samples of the contract:
 * the same members of the same types, though the data is another.
 */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { demo } from '../../src/sandbox/testServer.ts';
import { officialCalls } from '../unit/sandbox/officialClients.ts';
import { type SampledCall, sampledCalls } from './dynatraceSamples.ts';
import { compareShapes, shapeOf } from './jsonShape.ts';
import type { ConformanceResult } from './result.ts';

export async function check(shared: string): Promise<ConformanceResult> {
  const failures: string[] = [];
  let passed = 0;
  const { server } = await demo();
  try {
    for (const { name, run } of officialCalls) {
      try {
        await run(server);
        passed++;
      } catch (error) {
        failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    await server.close();
  }
  const clients = passed;
  // Queries take longer than the shortest wait, so that both ways of getting a result are seen.
  const environment = await demo({ queryDelayMs: 40 });
  let members = 0;
  try {
    for (const sampled of sampledCalls) {
      const { held, differences } = await compare(sampled, environment, shared);
      members += held;
      failures.push(...differences.map((difference) => `${sampled.sample}: ${difference}`));
    }
  } finally {
    await environment.server.close();
  }
  return {
    title: 'Dynatrace',
    passed: passed + members,
    failures,
    notes: [
      `${clients} of ${officialCalls.length} tasks done with the official clients, unchanged`,
      `${members} members of ${sampledCalls.length} samples are in the answers, with the same types`,
    ],
  };
}

async function compare(sampled: SampledCall, environment: Awaited<ReturnType<typeof demo>>, shared: string) {
  const sample: unknown = JSON.parse(readFileSync(path.join(shared, 'contracts/samples', sampled.sample), 'utf8'));
  const { status, body } = await sampled.answer(environment);
  if (status !== sampled.status) {
    return { held: 0, differences: [`status ${status} instead of ${sampled.status}: ${JSON.stringify(body)}`] };
  }
  const data = sampled.data ?? [];
  return compareShapes(shapeOf([sample]), shapeOf([body]), (at) => data.includes(at));
}
