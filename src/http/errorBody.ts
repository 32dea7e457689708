import type { Violation } from './errors.ts';

/** What a refusal says about itself, whichever service wrote it. */
export interface ErrorBody {
  readonly message: string | undefined;
  readonly errorCode: string | undefined;
  readonly traceId: string | undefined;
  readonly errorRef: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** Scopes of the token or permissions of the user that are missing. */
  readonly missing: readonly string[];
  readonly violations: readonly Violation[];
  readonly detail: Readonly<Record<string, unknown>> | undefined;
  /** A web page instead of an answer: a proxy, a login, a gateway. */
  readonly html: boolean;
}

const nothing: ErrorBody = {
  message: undefined,
  errorCode: undefined,
  traceId: undefined,
  errorRef: undefined,
  retryAfterSeconds: undefined,
  missing: [],
  violations: [],
  detail: undefined,
  html: false,
};

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads the refusals of all services: the classic and platform envelope `{error: {code, message, …}}` with Grail's details or the storage
 * services' `errorDetails` array, the three shapes of the OAuth endpoint, Konnect's problem document and its gateway's `{message}`, the array of
 * a settings write, web pages and plain text. Source: the services' "Errors" pages; OpenAPI descriptions.
 */
export function parseErrorBody(text: string): ErrorBody {
  const trimmed = text.trim();
  if (trimmed === '') return nothing;
  const json = parseJson(trimmed);
  if (json === undefined)
    return /^<|<html/i.test(trimmed) ? webPage(trimmed) : { ...nothing, message: shortened(trimmed) };
  const body = Array.isArray(json) ? json.find((entry) => isObject(entry) && isObject(entry.error)) : json;
  if (!isObject(body)) return nothing;
  if (isObject(body.error)) return envelope(body.error);
  if (typeof body.error === 'string') return oauth(body);
  if (typeof body.title === 'string' || typeof body.instance === 'string') return problemDocument(body);
  const errorCode = textOf(body.errorCode);
  return { ...nothing, message: textOf(body.message), errorCode, errorRef: textOf(body.issueId) };
}

function envelope(error: Json): ErrorBody {
  const details = isObject(error.details) ? error.details : undefined;
  const list = objects(error.errorDetails);
  const message = textOf(error.message);
  const missing = [...strings(details?.missingScopes), ...strings(details?.missingPermissions)];
  return {
    ...nothing,
    message: textOf(details?.errorMessage) ?? message,
    errorCode: textOf(details?.errorType) ?? textOf(details?.errorCode) ?? textOf(list[0]?.type),
    traceId: textOf(details?.traceId),
    errorRef: textOf(details?.errorRef),
    retryAfterSeconds: typeof error.retryAfterSeconds === 'number' ? error.retryAfterSeconds : undefined,
    missing: missing.length > 0 ? [...new Set(missing)] : scopesInText(message),
    violations: [
      ...violations(error.constraintViolations, 'path', 'message'),
      ...violations(details?.constraintViolations, 'path', 'message'),
      ...violations(list, 'parameterDescriptor', 'message'),
    ],
    detail: details ?? (list.length > 0 ? { errorDetails: list } : undefined),
  };
}

function oauth(body: Json): ErrorBody {
  const description = textOf(body.error_description);
  return {
    ...nothing,
    message: description ?? textOf(body.error),
    errorCode: textOf(body.error),
    errorRef: textOf(body.issueId),
    missing: scopesInText(description),
  };
}

function problemDocument(body: Json): ErrorBody {
  return {
    ...nothing,
    message: textOf(body.detail) ?? textOf(body.title),
    errorRef: textOf(body.instance),
    violations: violations(body.invalid_parameters, 'field', 'reason'),
    detail: body,
  };
}

function webPage(text: string): ErrorBody {
  const title = /<title[^>]*>([^<]*)</i.exec(text)?.[1]?.trim();
  return { ...nothing, message: title === undefined || title === '' ? undefined : shortened(title), html: true };
}

/** `Use one of: problems.read (Read problems), …` of the classic API and `missing following scopes [a, b]` of the token endpoint. */
function scopesInText(message: string | undefined): string[] {
  if (message === undefined) return [];
  const listed =
    /missing following scopes?:? \[([^\]]*)\]/i.exec(message)?.[1] ??
    /missing required scopes?\. Use one of: (.*)$/i.exec(message)?.[1];
  if (listed === undefined) return [];
  return listed
    .replace(/\([^)]*\)/g, '')
    .split(/[\s,]+/)
    .filter((part) => part !== '');
}

function violations(list: unknown, path: string, message: string): Violation[] {
  return objects(list).map((entry) => ({
    path: textOf(entry[path]),
    message: textOf(entry[message]) ?? 'is not accepted',
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 300 ? `${line.slice(0, 297)}…` : line;
}
