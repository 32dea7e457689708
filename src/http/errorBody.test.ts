import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseErrorBody } from './errorBody.ts';

const read = (body: unknown) => parseErrorBody(JSON.stringify(body));

describe('parseErrorBody', () => {
  it('reads the classic envelope with its violations', () => {
    expect(
      read({
        error: {
          code: 400,
          message: 'Constraints violated.',
          constraintViolations: [
            { path: 'pageSize', message: 'must be between 1 and 500', parameterLocation: 'QUERY', location: null },
          ],
        },
      }),
    ).toMatchObject({
      message: 'Constraints violated.',
      violations: [{ path: 'pageSize', message: 'must be between 1 and 500' }],
      missing: [],
    });
  });

  it('finds the scopes in the text of the classic API', () => {
    expect(
      read({
        error: {
          code: 403,
          message: 'Token is missing required scope. Use one of: problems.read (Read problems), DataExport (Access)',
        },
      }).missing,
    ).toEqual(['problems.read', 'DataExport']);
  });

  it('reads the platform envelope', () => {
    expect(
      read({
        error: {
          code: 429,
          message: 'Too many requests',
          retryAfterSeconds: 12,
          details: {
            errorRef: 'ref-1',
            traceId: 'trace-1',
            errorCode: 'Busy',
            constraintViolations: [{ message: 'no' }],
          },
        },
      }),
    ).toMatchObject({
      message: 'Too many requests',
      retryAfterSeconds: 12,
      errorRef: 'ref-1',
      traceId: 'trace-1',
      errorCode: 'Busy',
      violations: [{ path: undefined, message: 'no' }],
    });
  });

  it('reads the scopes a gateway misses and the permissions Grail misses, each once', () => {
    expect(
      read({
        error: { code: 403, message: 'x', details: { missingScopes: ['a:b', 'c:d'], missingPermissions: ['a:b'] } },
      }).missing,
    ).toEqual(['a:b', 'c:d']);
  });

  it('reads what Grail says, its position and its own sentence', () => {
    const place = { start: { line: 1, column: 7, index: 6 }, end: { line: 1, column: 10, index: 9 } };
    expect(
      read({
        error: {
          code: 400,
          message: 'UNKNOWN_DATA_OBJECT',
          details: {
            errorType: 'UNKNOWN_DATA_OBJECT',
            errorMessage: "The data object `logz` isn't known.",
            syntaxErrorPosition: place,
          },
        },
      }),
    ).toMatchObject({
      message: "The data object `logz` isn't known.",
      errorCode: 'UNKNOWN_DATA_OBJECT',
      detail: { syntaxErrorPosition: place },
    });
  });

  it('reads the array of the storage management services', () => {
    expect(
      read({
        error: {
          code: 400,
          message: 'Bad',
          errorDetails: [{ type: 'ConstraintViolation', parameterDescriptor: 'retentionDays', message: 'too long' }],
        },
      }),
    ).toMatchObject({ errorCode: 'ConstraintViolation', violations: [{ path: 'retentionDays', message: 'too long' }] });
  });

  it.each([
    [
      {
        error: 'invalid_request',
        error_description:
          'Invalid OAuth2 request. X | OAuth client is missing following scopes [storage:logs:read, a:b]',
      },
      { errorCode: 'invalid_request', missing: ['storage:logs:read', 'a:b'] },
    ],
    [
      { errorCode: 400, message: 'Bad Request', issueId: 'Q7' },
      { message: 'Bad Request', errorCode: '400', errorRef: 'Q7', missing: [] },
    ],
    [{ error: 'invalid_client' }, { message: 'invalid_client', errorCode: 'invalid_client' }],
  ])('reads the token endpoint: %j', (body, expected) => {
    expect(read(body)).toMatchObject(expected);
  });

  it('reads a problem document and the plain refusal of a gateway', () => {
    expect(
      read({
        status: 400,
        title: 'Bad Request',
        instance: 'kong:trace:4100',
        detail: 'Request body failed validation',
        invalid_parameters: [
          { field: 'name', rule: 'max_length', maximum: 120, reason: 'must not have more than 120 characters' },
        ],
      }),
    ).toMatchObject({
      message: 'Request body failed validation',
      errorRef: 'kong:trace:4100',
      violations: [{ path: 'name', message: 'must not have more than 120 characters' }],
    });
    expect(read({ message: 'API rate limit exceeded' }).message).toBe('API rate limit exceeded');
  });

  it('reads the failed member of a settings write', () => {
    expect(
      read([
        { code: 200, objectId: 'a' },
        {
          code: 400,
          error: {
            code: 400,
            message: 'Validation failed',
            constraintViolations: [{ path: 'builtin:x/0/title', message: 'missing' }],
          },
        },
      ]),
    ).toMatchObject({ message: 'Validation failed', violations: [{ path: 'builtin:x/0/title', message: 'missing' }] });
  });

  it('tells web pages from text, and shortens text', () => {
    expect(parseErrorBody('<html><head><title>\n Gateway Timeout </title></head></html>')).toMatchObject({
      html: true,
      message: 'Gateway Timeout',
    });
    expect(parseErrorBody('x'.repeat(1000)).message).toHaveLength(298);
  });

  it.each(['', '  ', 'null', '[]', '3', '{}', '{"error":null}', '{"error":{"details":[]}}', '<'])(
    'survives %j',
    (text) => {
      expect(parseErrorBody(text).violations).toEqual([]);
    },
  );

  it('reads whatever JSON there is, and whatever stands below the known names', () => {
    const known = fc.constantFrom(
      'error',
      'details',
      'message',
      'errorDetails',
      'constraintViolations',
      'missingScopes',
      'title',
      'invalid_parameters',
    );
    const body = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc.jsonValue(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(known, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(body, (value) => {
        const read = parseErrorBody(JSON.stringify(value));
        expect(
          [...read.missing, ...read.violations.map((violation) => violation.message)].every(
            (text) => typeof text === 'string',
          ),
        ).toBe(true);
        expect(['string', 'undefined']).toContain(typeof read.message);
      }),
      { numRuns: 500 },
    );
  });
});
