/** Writes the page of the checks, `src/dql/checks/README.md`. */

import { writeFileSync } from 'node:fs';
import { checksPage } from '../../src/dql/checks/checksPage.ts';

writeFileSync(new URL('../../src/dql/checks/README.md', import.meta.url), checksPage());
