/** Measures contenders against each other in one process: many short turns, one after the other, so that what disturbs one disturbs all. */

export interface Contender {
  readonly name: string;
  /** UTF-16 units that one call reads. */
  readonly size: number;
  readonly run: () => void;
}

/** Median megabytes (10^6 UTF-16 units) a second, by name. */
export function measureInterleaved(contenders: readonly Contender[], rounds: number): ReadonlyMap<string, number> {
  const turns = contenders.map((contender) => ({ contender, calls: calibrate(contender.run), speeds: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const turn of turns) {
      const start = performance.now();
      for (let call = 0; call < turn.calls; call++) turn.contender.run();
      turn.speeds.push((turn.contender.size * turn.calls) / (performance.now() - start) / 1000);
    }
  }
  return new Map(turns.map(({ contender, speeds }) => [contender.name, median(speeds)]));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** How many calls take about four milliseconds, once the code is warm. */
function calibrate(run: () => void): number {
  for (const start = performance.now(); performance.now() - start < 400; ) run();
  const start = performance.now();
  let calls = 0;
  for (; performance.now() - start < 40; calls++) run();
  return Math.max(1, Math.round(calls / 10));
}
