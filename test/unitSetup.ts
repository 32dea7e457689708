/** Property tests try the same cases in every run, so that a failure is one of the change at hand; `SEED` tries others. */

import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_260_101) });
