/** What TypeScript needs to know of npm.mjs. */

export function npm(folder: string, args: readonly string[]): Promise<void>;
export function once(stamp: string, inputs: readonly string[], work: () => Promise<void>): Promise<boolean>;
export function step(title: string, work: () => Promise<void>): Promise<void>;
