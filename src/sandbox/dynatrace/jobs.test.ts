import { expect, it } from 'vitest';
import { Jobs, settled } from './jobs.ts';

let now = 0;
const jobs = () => new Jobs<string>({ seed: 's', kind: 'test', now: () => now, keepMs: 1000 });
const answer = (value: string) => async () => value;

it('keeps a result until its time is over, counted from its end', async () => {
  const all = jobs();
  let finish: (value: string) => void = () => undefined;
  const job = all.start('me', () => new Promise((resolve) => (finish = resolve)));
  now = 5000;
  expect(all.find(job.token)).toBe(job);
  finish('done');
  await job.done;
  expect(job.outcome).toEqual({ value: 'done' });
  now = 5999;
  expect(all.find(job.token)).toBe(job);
  now = 6000;
  expect(all.find(job.token)).toBe('gone');
  expect(all.find('other')).toBeUndefined();
});

it('keeps what went wrong as an outcome', async () => {
  const job = jobs().start('me', () => Promise.reject(new Error('broken')));
  await job.done;
  expect(job.outcome).toEqual({ error: new Error('broken') });
});

it('gives tokens that have to be encoded, each its own', () => {
  const all = jobs();
  const tokens = [1, 2, 3].map(() => all.start('me', answer('x')).token);
  expect(new Set(tokens).size).toBe(3);
  for (const token of tokens) expect(token).toMatch(/\/\+.*|=/);
});

it('waits for a result, but not longer than asked to', async () => {
  const all = jobs();
  const quick = all.start('me', answer('x'));
  await settled(quick, 60_000);
  expect(quick.outcome).toEqual({ value: 'x' });
  const never = all.start('me', () => new Promise(() => undefined));
  await settled(never, 0);
  await settled(never, 5);
  expect(never.outcome).toBeUndefined();
});

it('aborts what runs when it is closed', () => {
  const all = jobs();
  const signals: AbortSignal[] = [];
  for (let i = 0; i < 2; i++)
    all.start('me', (signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    });
  all.close();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});
