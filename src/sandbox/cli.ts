/** The demo environment as a program: `node src/sandbox/cli.ts --port 8123`. Prints its address and credentials, and ends on Ctrl-C. */

import { parseArgs } from 'node:util';
import { startDemoServer } from './server.ts';

const { values } = parseArgs({ options: { port: { type: 'string' }, seed: { type: 'string' } } });
const port = values.port === undefined ? 0 : Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  throw new Error(`--port takes 0 to 65535, not ${values.port}.`);
const server = await startDemoServer({ port, ...(values.seed !== undefined && { seed: values.seed }) });
process.stdout.write(`${JSON.stringify({ url: server.url, credentials: server.credentials }, undefined, 2)}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
