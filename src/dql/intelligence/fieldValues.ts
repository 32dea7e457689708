/** Values that well-known fields take. Source: docs "Semantic Dictionary", fields with a fixed set of values. */

const LEVELS = ['ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE', 'FATAL', 'SEVERE', 'NONE'];

const VALUES: Readonly<Record<string, readonly string[]>> = {
  loglevel: LEVELS,
  status: ['ERROR', 'WARN', 'INFO', 'NONE'],
  'event.kind': [
    'BIZ_EVENT',
    'DAVIS_EVENT',
    'DAVIS_PROBLEM',
    'SECURITY_EVENT',
    'SDLC_EVENT',
    'AUDIT_EVENT',
    'BILLING_USAGE_EVENT',
  ],
  'event.status': ['ACTIVE', 'CLOSED'],
  'event.category': ['AVAILABILITY', 'ERROR', 'SLOWDOWN', 'RESOURCE_CONTENTION', 'CUSTOM_ALERT', 'INFO'],
  'span.kind': ['server', 'client', 'producer', 'consumer', 'internal'],
  'span.status_code': ['ok', 'error'],
  'http.request.method': ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
  'os.type': ['LINUX', 'WINDOWS', 'AIX', 'SOLARIS'],
  'dt.system.bucket': [
    'default_logs',
    'default_spans',
    'default_davis_events',
    'default_user_events',
    'default_securityevents',
    'default_securityevents_builtin',
  ],
};

/** Empty where none are known. */
export function valuesOfField(name: string): readonly string[] {
  return VALUES[name] ?? [];
}

/** Buckets that every environment has. Source: docs "Data retention and buckets". */
export const builtInBuckets: readonly string[] = VALUES['dt.system.bucket']!;
