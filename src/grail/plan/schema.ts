/** What is known about the fields at one place of a pipeline before it runs. */

export interface Schema {
  /** Field names that can occur; undefined: any. */
  readonly fields: ReadonlySet<string> | undefined;
  /** Reading a field that is not in `fields` is an error (tables with a fixed set of fields). */
  readonly strict: boolean;
}

export const openSchema: Schema = { fields: undefined, strict: false };

export function closedSchema(fields: Iterable<string>, strict = false): Schema {
  return { fields: new Set(fields), strict };
}

export function withFields(schema: Schema, added: Iterable<string>): Schema {
  return schema.fields === undefined ? schema : { ...schema, fields: new Set([...schema.fields, ...added]) };
}

export function mayHave(schema: Schema, field: string): boolean {
  return schema.fields === undefined || schema.fields.has(field);
}

/** Both sides of an `append`. */
export function union(a: Schema, b: Schema): Schema {
  if (a.fields === undefined || b.fields === undefined) return openSchema;
  return { fields: new Set([...a.fields, ...b.fields]), strict: false };
}

/** The left fields and the right ones under their prefix. */
export function joinedSchema(left: Schema, right: Schema, prefix: string): Schema {
  if (left.fields === undefined || right.fields === undefined) return openSchema;
  return { fields: new Set([...left.fields, ...[...right.fields].map((name) => prefix + name)]), strict: false };
}
