/** A test registry of a few lines: suites name their tests, the runner in the extension host runs them in order. */

export interface HostTest {
  readonly name: string;
  readonly run: () => Promise<void>;
}

const tests: HostTest[] = [];

export function test(name: string, run: () => Promise<void>): void {
  tests.push({ name, run });
}

export function allTests(): readonly HostTest[] {
  return tests;
}

/** Asks until the answer is not undefined, false or null; fails with `what` after `timeoutMs`. */
export async function until<T>(what: string, ask: () => T | Promise<T>, timeoutMs = 20_000): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`Timed out waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
