/** The settings schemas that the demo environment knows and the values they accept. Source: "Settings API", schema tables of the four. */

import type { Violation } from './errors.ts';
import { isObject, type JsonObject } from './requestBody.ts';

type PropertyType = 'boolean' | 'integer' | 'number' | 'text' | 'list' | 'object';

interface Property {
  /** Parts joined by dots; one within an object is asked for only where the object is. */
  readonly path: string;
  readonly type: PropertyType;
  /** May be missing or null. */
  readonly optional?: boolean;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a text, in characters, or of a list. */
  readonly longest?: number;
}

export interface SettingsSchema {
  readonly schemaId: string;
  readonly version: string;
  readonly displayName: string;
  readonly description: string;
  readonly maxObjects: number;
  readonly properties: readonly Property[];
  /** What a list of objects shows of a value. */
  readonly nameProperty: string;
}

const metricEvents: SettingsSchema = {
  schemaId: 'builtin:anomaly-detection.metric-events',
  version: '1.0',
  displayName: 'Metric events',
  description: 'Events raised when a metric leaves its bounds',
  maxObjects: 10_000,
  nameProperty: 'summary',
  properties: [
    { path: 'enabled', type: 'boolean' },
    { path: 'summary', type: 'text', longest: 250 },
    { path: 'queryDefinition', type: 'object' },
    { path: 'queryDefinition.type', type: 'text', choices: ['METRIC_KEY', 'METRIC_SELECTOR'] },
    { path: 'queryDefinition.metricKey', type: 'text', optional: true },
    { path: 'queryDefinition.metricSelector', type: 'text', optional: true },
    {
      path: 'queryDefinition.aggregation',
      type: 'text',
      optional: true,
      choices: ['AVG', 'COUNT', 'MAX', 'MEDIAN', 'MIN', 'PERCENTILE90', 'SUM', 'VALUE'],
    },
    { path: 'queryDefinition.queryOffset', type: 'integer', optional: true },
    { path: 'queryDefinition.dimensionFilter', type: 'list', optional: true },
    { path: 'modelProperties', type: 'object' },
    {
      path: 'modelProperties.type',
      type: 'text',
      choices: ['STATIC_THRESHOLD', 'AUTO_ADAPTIVE_THRESHOLD', 'SEASONAL_BASELINE'],
    },
    { path: 'modelProperties.threshold', type: 'number', optional: true },
    { path: 'modelProperties.alertCondition', type: 'text', choices: ['ABOVE', 'BELOW', 'OUTSIDE'] },
    { path: 'modelProperties.alertOnNoData', type: 'boolean' },
    { path: 'modelProperties.violatingSamples', type: 'integer', minimum: 1, maximum: 60 },
    { path: 'modelProperties.samples', type: 'integer', minimum: 1, maximum: 60 },
    { path: 'modelProperties.dealertingSamples', type: 'integer', minimum: 1, maximum: 60 },
    { path: 'eventTemplate', type: 'object' },
    { path: 'eventTemplate.title', type: 'text' },
    { path: 'eventTemplate.description', type: 'text' },
    {
      path: 'eventTemplate.eventType',
      type: 'text',
      choices: [
        'INFO',
        'ERROR',
        'AVAILABILITY',
        'SLOWDOWN',
        'RESOURCE',
        'CUSTOM_ALERT',
        'CUSTOM_ANNOTATION',
        'CUSTOM_CONFIGURATION',
        'CUSTOM_DEPLOYMENT',
        'MARKED_FOR_TERMINATION',
        'WARNING',
      ],
    },
    { path: 'eventTemplate.davisMerge', type: 'boolean', optional: true },
    { path: 'eventTemplate.metadata', type: 'list', optional: true },
    { path: 'eventEntityDimensionKey', type: 'text', optional: true },
  ],
};

const analyzer = (kind: string) => `dt.statistics.ui.anomaly_detection.${kind}AnomalyDetectionAnalyzer`;

const anomalyDetectors: SettingsSchema = {
  schemaId: 'builtin:davis.anomaly-detectors',
  version: '1.0.16',
  displayName: 'Davis anomaly detectors',
  description: 'Events raised when the result of a query leaves its bounds',
  maxObjects: 1000,
  nameProperty: 'title',
  properties: [
    { path: 'enabled', type: 'boolean' },
    { path: 'title', type: 'text', longest: 500 },
    { path: 'description', type: 'text', optional: true },
    { path: 'source', type: 'text', optional: true },
    { path: 'executionSettings', type: 'object' },
    { path: 'executionSettings.actor', type: 'text', optional: true },
    { path: 'executionSettings.queryOffset', type: 'integer', optional: true, minimum: 1, maximum: 60 },
    { path: 'executionSettings.delay', type: 'integer', optional: true, minimum: 60, maximum: 3600 },
    { path: 'analyzer', type: 'object' },
    {
      path: 'analyzer.name',
      type: 'text',
      choices: [analyzer('StaticThreshold'), analyzer('AutoAdaptive'), analyzer('SeasonalBaseline')],
    },
    { path: 'analyzer.input', type: 'list', longest: 100 },
    { path: 'eventTemplate', type: 'object' },
    { path: 'eventTemplate.properties', type: 'list', longest: 50 },
  ],
};

const alertingProfiles: SettingsSchema = {
  schemaId: 'builtin:alerting.profile',
  version: '8.4',
  displayName: 'Problem alerting profiles',
  description: 'Which problems are told of, and after how long',
  maxObjects: 1000,
  nameProperty: 'name',
  properties: [
    { path: 'name', type: 'text' },
    { path: 'managementZone', type: 'text', optional: true },
    { path: 'severityRules', type: 'list' },
    { path: 'eventFilters', type: 'list' },
  ],
};

const problemNotifications: SettingsSchema = {
  schemaId: 'builtin:problem.notifications',
  version: '1.5.2',
  displayName: 'Problem notifications',
  description: 'Where problems are told of',
  maxObjects: 1000,
  nameProperty: 'displayName',
  properties: [
    { path: 'enabled', type: 'boolean' },
    {
      path: 'type',
      type: 'text',
      choices: [
        'WEBHOOK',
        'EMAIL',
        'SLACK',
        'JIRA',
        'ANSIBLETOWER',
        'OPS_GENIE',
        'PAGER_DUTY',
        'VICTOROPS',
        'XMATTERS',
        'TRELLO',
        'SERVICE_NOW',
      ],
    },
    { path: 'displayName', type: 'text' },
    { path: 'alertingProfile', type: 'text' },
    { path: 'webHookNotification', type: 'object', optional: true },
    { path: 'webHookNotification.urlContainsSecret', type: 'boolean', optional: true },
    { path: 'webHookNotification.url', type: 'text', optional: true },
    { path: 'webHookNotification.acceptAnyCertificate', type: 'boolean' },
    { path: 'webHookNotification.notifyEventMergesEnabled', type: 'boolean' },
    { path: 'webHookNotification.notifyClosedProblems', type: 'boolean' },
    { path: 'webHookNotification.headers', type: 'list', optional: true },
    { path: 'webHookNotification.payload', type: 'text' },
  ],
};

export const settingsSchemas: readonly SettingsSchema[] = [
  alertingProfiles,
  metricEvents,
  anomalyDetectors,
  problemNotifications,
];

export function schemaOf(schemaId: unknown): SettingsSchema | undefined {
  return settingsSchemas.find((schema) => schema.schemaId === schemaId);
}

/** What is wrong with a value. `prefix` begins each path: `builtin:alerting.profile/0`. */
export function violationsOf(schema: SettingsSchema, value: JsonObject, prefix: string): readonly Violation[] {
  return schema.properties.flatMap((property) => {
    const parts = property.path.split('.');
    const owner = parts.length === 1 ? value : value[parts[0]!];
    if (!isObject(owner)) return [];
    const message = complaint(property, owner[parts.at(-1)!]);
    if (message === undefined) return [];
    return [{ path: `${prefix}/${parts.join('/')}`, message, parameterLocation: 'PAYLOAD_BODY' as const }];
  });
}

function complaint(property: Property, value: unknown): string | undefined {
  const { type, choices, minimum, maximum, longest } = property;
  if (value === undefined || value === null) return property.optional ? undefined : 'must not be null';
  if (!isOfType(type, value)) return `must be of type ${type}`;
  if (value === '' && !property.optional) return 'must not be blank';
  if (choices !== undefined && !choices.includes(String(value))) return `must be one of ${choices.join(', ')}`;
  if (minimum !== undefined && Number(value) < minimum) return `must be at least ${minimum}`;
  if (maximum !== undefined && Number(value) > maximum) return `must be at most ${maximum}`;
  if (longest !== undefined && (value as { readonly length: number }).length > longest)
    return `must not be longer than ${longest}`;
  return undefined;
}

function isOfType(type: PropertyType, value: unknown): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'text':
      return typeof value === 'string';
    case 'list':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
  }
}

/** A schema as its API tells of it; of the properties, those of the first level. */
export function schemaView(schema: SettingsSchema) {
  const top = schema.properties.filter(({ path }) => !path.includes('.'));
  return {
    dynatrace: '1',
    schemaId: schema.schemaId,
    version: schema.version,
    displayName: schema.displayName,
    description: schema.description,
    maturity: 'GENERAL_AVAILABILITY',
    multiObject: true,
    ordered: schema.schemaId === 'builtin:problem.notifications',
    maxObjects: schema.maxObjects,
    allowedScopes: ['environment'],
    enums: {},
    types: {},
    properties: Object.fromEntries(
      top.map(({ path, type, optional = false }) => [
        path,
        { displayName: path, description: '', type, nullable: optional, default: null },
      ]),
    ),
  };
}
