/** Errors of the query service. Source: OpenAPI description "Grail - Query API" 1.20. */

import { QueryError } from '../../../grail/engine.ts';
import { encodeSpan, messageFormat } from '../../../grail/wire.ts';
import { platformError, type Refusal } from '../errors.ts';

export interface QueryIdentity {
  readonly query: string;
  readonly queryId: string;
}

/** 400 for what is wrong with the query, 403 for what it may not read. */
export function refusalOf(error: QueryError, { query, queryId }: QueryIdentity, missingPermission?: string): Refusal {
  const { span, errorType, exceptionType, message } = error;
  return platformError(exceptionType === 'DQL-AUTHORIZATION' ? 403 : 400, errorType, {
    exceptionType,
    errorType,
    errorMessage: message,
    errorMessageFormat: messageFormat(message, error.arguments),
    errorMessageFormatSpecifierTypes: error.arguments.map(() => 'INPUT_QUERY_PART'),
    arguments: error.arguments,
    queryString: query,
    queryId,
    ...(span !== undefined && { syntaxErrorPosition: encodeSpan(span, query) }),
    ...(missingPermission !== undefined && { missingPermissions: [missingPermission] }),
  });
}

export function notAuthorized(table: string): QueryError {
  return new QueryError(`Insufficient permission to access table (${table}).`, {
    errorType: 'NOT_AUTHORIZED_FOR_TABLE',
    exceptionType: 'DQL-AUTHORIZATION',
    arguments: [table],
  });
}

export function queryNotFound(): Refusal {
  return platformError(404, 'QUERY_NOT_FOUND', {
    errorType: 'QUERY_NOT_FOUND',
    errorMessage: 'There is no such query.',
    arguments: [],
  });
}

export function queryGone(): Refusal {
  return platformError(410, 'QUERY_GONE', {
    exceptionType: 'GONE',
    errorType: 'QUERY_GONE',
    errorMessage: 'The result of the query is no longer kept.',
    arguments: [],
  });
}

export function notYourQuery(): Refusal {
  return platformError(403, 'NOT_AUTHORIZED', {
    exceptionType: 'DQL-AUTHORIZATION',
    errorType: 'NOT_AUTHORIZED',
    errorMessage: 'The query was started by somebody else.',
    arguments: [],
  });
}

export function constraintViolation(parameter: string, message: string): Refusal {
  return platformError(400, 'Constraint Violations', {
    errorType: 'CONSTRAINT_VIOLATION',
    errorMessage: 'Constraint Violations',
    constraintViolations: [{ message, path: parameter, parameterLocation: 'PAYLOAD_BODY' }],
  });
}
