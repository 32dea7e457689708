/** The settings that the shop's people have made: rules that raise events, and the profile that every problem passes. */

import { hashUuid } from '../world/random.ts';
import { serviceNamed } from '../world/services.ts';
import type { JsonObject } from './requestBody.ts';

export interface SeededSetting {
  readonly schemaId: string;
  readonly value: JsonObject;
  /** How long ago it was made and last changed, in days. */
  readonly made: number;
  readonly changed: number;
}

export function seededSettings(seed: string): readonly SeededSetting[] {
  return [
    {
      schemaId: 'builtin:alerting.profile',
      made: 390,
      changed: 390,
      value: {
        name: 'Default',
        managementZone: null,
        severityRules: [
          'AVAILABILITY',
          'CUSTOM_ALERT',
          'ERRORS',
          'MONITORING_UNAVAILABLE',
          'PERFORMANCE',
          'RESOURCE_CONTENTION',
        ].map((severityLevel) => ({
          severityLevel,
          delayInMinutes: 0,
          tagFilterIncludeMode: 'NONE',
          tagFilter: [],
        })),
        eventFilters: [],
      },
    },
    metricEvent(210, 34, {
      summary: 'Host CPU above 90 percent',
      query: metricQuery('builtin:host.cpu.usage', 'AVG', 'dt.entity.host', 'team:platform'),
      model: { type: 'STATIC_THRESHOLD', threshold: 90, alertCondition: 'ABOVE' },
      eventType: 'RESOURCE',
      runbook: 'cpu',
      dimension: 'dt.entity.host',
    }),
    metricEvent(160, 12, {
      summary: 'Checkout response time out of season',
      query: {
        type: 'METRIC_SELECTOR',
        metricSelector:
          'builtin:service.response.time:filter(in("dt.entity.service",entitySelector("type(SERVICE),entityName.equals(checkout)"))):splitBy("dt.entity.service")',
        managementZone: null,
        queryOffset: null,
      },
      model: { type: 'SEASONAL_BASELINE', tolerance: 4, alertCondition: 'ABOVE' },
      eventType: 'SLOWDOWN',
      runbook: 'checkout',
      dimension: 'dt.entity.service',
    }),
    metricEvent(80, 80, {
      summary: 'Stock requests drop',
      query: metricQuery('builtin:service.requestCount.total', 'SUM', 'dt.entity.service', 'team:shelf'),
      model: { type: 'STATIC_THRESHOLD', threshold: 5, alertCondition: 'BELOW' },
      eventType: 'CUSTOM_ALERT',
      runbook: 'stock',
      dimension: 'dt.entity.service',
      enabled: false,
    }),
    detector(seed, 45, 3, {
      title: 'Error log burst',
      description: 'More than 50 error logs of a service per minute',
      query:
        'fetch logs\n| filter loglevel == "ERROR"\n| makeTimeseries count(), by: {dt.entity.service}, interval: 1m',
      threshold: 50,
      eventType: 'ERROR_EVENT',
      source: '{dims:dt.entity.service}',
    }),
    detector(seed, 30, 30, {
      title: 'Slow payments',
      description: `Payments answer in more than ${serviceNamed('payments').slowMs} ms on average`,
      query:
        'timeseries avg(dt.service.request.response_time), filter: service.name == "payments", by: {dt.entity.service}, interval: 1m',
      threshold: serviceNamed('payments').slowMs * 1000,
      eventType: 'PERFORMANCE_EVENT',
      source: '{dims:dt.entity.service}',
    }),
  ];
}

function metricQuery(metricKey: string, aggregation: string, dimensionKey: string, tag: string): JsonObject {
  return {
    type: 'METRIC_KEY',
    metricKey,
    aggregation,
    managementZone: null,
    queryOffset: null,
    entityFilter: { dimensionKey, conditions: [{ type: 'TAG', operator: 'EQUALS', value: tag }] },
    dimensionFilter: [],
  };
}

function metricEvent(
  made: number,
  changed: number,
  rule: {
    readonly summary: string;
    readonly query: JsonObject;
    readonly model: JsonObject;
    readonly eventType: string;
    readonly runbook: string;
    readonly dimension: string;
    readonly enabled?: boolean;
  },
): SeededSetting {
  return {
    schemaId: 'builtin:anomaly-detection.metric-events',
    made,
    changed,
    value: {
      enabled: rule.enabled ?? true,
      summary: rule.summary,
      queryDefinition: rule.query,
      modelProperties: {
        ...rule.model,
        alertOnNoData: false,
        violatingSamples: 3,
        samples: 5,
        dealertingSamples: 5,
      },
      eventTemplate: {
        title: rule.summary,
        description: 'The {metricname} value was {alert_condition} its bounds.',
        eventType: rule.eventType,
        davisMerge: true,
        metadata: [{ metadataKey: 'runbook', metadataValue: `https://runbooks.bergland.example/${rule.runbook}` }],
      },
      eventEntityDimensionKey: rule.dimension,
      legacyId: null,
    },
  };
}

function detector(
  seed: string,
  made: number,
  changed: number,
  rule: {
    readonly title: string;
    readonly description: string;
    readonly query: string;
    readonly threshold: number;
    readonly eventType: string;
    readonly source: string;
  },
): SeededSetting {
  const pairs = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([key, value]) => ({ key, value }));
  return {
    schemaId: 'builtin:davis.anomaly-detectors',
    made,
    changed,
    value: {
      enabled: true,
      title: rule.title,
      description: rule.description,
      source: 'Davis Anomaly Detection',
      executionSettings: { actor: hashUuid(seed, 'service user'), queryOffset: 2 },
      analyzer: {
        name: 'dt.statistics.ui.anomaly_detection.StaticThresholdAnomalyDetectionAnalyzer',
        input: pairs({
          query: rule.query,
          threshold: String(rule.threshold),
          alertCondition: 'ABOVE',
          violatingSamples: '3',
          slidingWindow: '5',
          dealertingSamples: '5',
          alertOnMissingData: 'false',
        }),
      },
      eventTemplate: {
        properties: pairs({
          'event.type': rule.eventType,
          'event.name': rule.title,
          'event.description': rule.description,
          'dt.source_entity': rule.source,
        }),
      },
    },
  };
}
