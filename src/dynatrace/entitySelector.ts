/**
 * Builds entity selectors with every value quoted. Source: "Environment API v2 - Entity selector".
 * The page does not say how a double quote inside a value is written; `~`, as in the problem and SLO selectors, is used.
 */

export function quoted(value: string): string {
  return `"${value.replace(/[~"]/g, '~$&')}"`;
}

/** `tag("…")` takes `[context]key:value`; colons that belong to the key or the value are escaped with a backslash. */
export function tagValue(tag: { readonly context?: string; readonly key: string; readonly value?: string }): string {
  const text = (part: string) => part.replace(/:/g, '\\:');
  const context = tag.context === undefined || tag.context === 'CONTEXTLESS' ? '' : `[${tag.context}]`;
  return `${context}${text(tag.key)}${tag.value === undefined ? '' : `:${text(tag.value)}`}`;
}

export interface EntitySelectorCriteria {
  readonly type?: string;
  readonly entityIds?: readonly string[];
  /** Contains, whatever the case. */
  readonly nameContains?: string;
  /** Any of them, as `tagValue` writes it. */
  readonly tags?: readonly string[];
  readonly managementZones?: readonly string[];
  readonly healthState?: 'HEALTHY' | 'UNHEALTHY';
}

/** All criteria hold at once; several values of one are alternatives. Exactly one of `type` and `entityIds` is needed. */
export function entitySelector(criteria: EntitySelectorCriteria): string {
  const parts: string[] = [];
  const add = (name: string, values: readonly string[] | undefined) => {
    if (values?.length) parts.push(`${name}(${values.map(quoted).join(',')})`);
  };
  add('type', criteria.type === undefined ? undefined : [criteria.type]);
  add('entityId', criteria.entityIds);
  add('entityName', criteria.nameContains === undefined ? undefined : [criteria.nameContains]);
  add('tag', criteria.tags);
  add('mzName', criteria.managementZones);
  add('healthState', criteria.healthState === undefined ? undefined : [criteria.healthState]);
  return parts.join(',');
}
