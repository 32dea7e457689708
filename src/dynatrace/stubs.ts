import * as z from 'zod/mini';

/** Shapes that several classic resources repeat. Source: "EntityStub", "METag" and "ManagementZone" objects of the Environment API v2. */

export const entityStub = z.object({
  entityId: z.object({ id: z.string(), type: z.nullish(z.string()) }),
  /** The service leaves it out for entities it no longer knows. */
  name: z.nullish(z.string()),
});
export type EntityStub = z.output<typeof entityStub>;

export const meTag = z.object({
  /** `CONTEXTLESS` for tags that people set. */
  context: z.nullish(z.string()),
  key: z.string(),
  value: z.nullish(z.string()),
  stringRepresentation: z.nullish(z.string()),
});
export type MeTag = z.output<typeof meTag>;

export const managementZone = z.object({ id: z.string(), name: z.nullish(z.string()) });
