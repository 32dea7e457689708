/** An OpenAPI 3.0 document as a judge of real exchanges. */

import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { parse } from 'yaml';

export type Json = Readonly<Record<string, unknown>>;

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** As on the wire, with braces. */
  readonly path: string;
  readonly pattern: RegExp;
  readonly definition: Json;
}

export interface OpenApi {
  readonly operations: readonly Operation[];
  find(method: string, path: string): Operation | undefined;
  /** What is wrong with the answer, as sentences. Undefined: the status is not documented. */
  judgeAnswer(operation: Operation, status: number, contentType: string, body: unknown): readonly string[] | undefined;
  judgeBody(operation: Operation, body: unknown): readonly string[];
  /** Names in the query that the operation does not know. */
  judgeQuery(operation: Operation, query: URLSearchParams): readonly string[];
}

const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

const methods = ['get', 'put', 'post', 'patch', 'delete'];

/**
 * @param prefix what the server path puts in front: `/v1`.
 * @param excuse changes parts of the document that are known to be wrong, before it is used.
 */
export function readOpenApi(file: string, prefix: string, excuse: (document: Json) => void = () => undefined): OpenApi {
  const document = parse(readFileSync(file, 'utf8')) as Json;
  excuse(document);
  const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  ajv.addFormat('base64url', /^[\w-]*$/);
  ajv.addFormat('path', /^\//);
  ajv.addFormat('url', (text: string) => URL.canParse(text));
  ajv.addFormat('set', true);
  ajv.addSchema(withNull(document) as object, 'document');
  const compiled = new Map<string, ValidateFunction>();

  const resolve = (value: unknown): Json => {
    const reference = (value as Json).$ref;
    if (typeof reference !== 'string') return value as Json;
    const steps = reference.slice(2).split('/').map(unescapePointer);
    return resolve(steps.reduce((at, step) => (at as Json)[step], document as unknown));
  };

  const judge = (pointer: string, value: unknown): readonly string[] => {
    let validate = compiled.get(pointer);
    if (!validate) {
      validate = ajv.compile({ $ref: `document#${pointer}` });
      compiled.set(pointer, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`.trim(),
    );
  };

  const operations = Object.entries(document.paths as Json).flatMap(([path, item]) =>
    methods.flatMap((method): Operation[] => {
      const definition = (item as Json)[method];
      if (!definition) return [];
      const shared = ((item as Json).parameters as unknown[] | undefined) ?? [];
      const own = ((definition as Json).parameters as unknown[] | undefined) ?? [];
      return [
        {
          id: String((definition as Json).operationId),
          method: method.toUpperCase(),
          path: prefix + path,
          pattern: new RegExp(`^${prefix}${path.replace(/\{\w+\}/g, '[^/]+')}$`),
          definition: {
            ...(definition as Json),
            parameters: [...shared, ...own].map(resolve),
            pointer: `/paths/${escapePointer(path)}/${method}`,
          },
        },
      ];
    }),
  );

  return {
    operations,
    find: (method, path) => operations.find((operation) => operation.method === method && operation.pattern.test(path)),
    judgeAnswer: (operation, status, contentType, body) => {
      const responses = operation.definition.responses as Json;
      const response = responses[String(status)];
      if (!response) return undefined;
      const { $ref } = response as Json;
      const pointer = typeof $ref === 'string' ? $ref.slice(1) : `${operation.definition.pointer}/responses/${status}`;
      const content = resolve(response).content as Json | undefined;
      if (!content) return body === undefined ? [] : ['a body came where none is documented'];
      const type = contentType.split(';')[0] ?? '';
      if (!content[type]) return [`the content type ${type} is not documented, but ${Object.keys(content).join(', ')}`];
      return judge(`${pointer}/content/${escapePointer(type)}/schema`, body);
    },
    judgeBody: (operation, body) => {
      const requestBody = operation.definition.requestBody;
      if (!requestBody) return body === undefined ? [] : ['a body was sent where none is documented'];
      const { $ref } = requestBody as Json;
      const pointer = typeof $ref === 'string' ? $ref.slice(1) : `${operation.definition.pointer}/requestBody`;
      return judge(`${pointer}/content/application~1json/schema`, body);
    },
    judgeQuery: (operation, query) => [...query.keys()].flatMap((name) => judgeParameter(operation, name, resolve)),
  };
}

function judgeParameter(operation: Operation, name: string, resolve: (value: unknown) => Json): string[] {
  const parameters = (operation.definition.parameters as readonly Json[]).filter(
    (parameter) => parameter.in === 'query',
  );
  if (parameters.some((parameter) => parameter.name === name)) return [];
  const [, object, field, operator] = /^(\w+)\[([^\]]+)\](?:\[(\w+)\])?$/.exec(name) ?? [];
  const parameter = parameters.find((candidate) => candidate.name === object);
  if (!parameter || !field) return [`the query parameter ${name} is not documented`];
  const properties = (resolve(parameter.schema).properties ?? {}) as Json;
  const key = [field, field.split('.')[0] ?? ''].find((candidate) => Object.hasOwn(properties, candidate));
  if (!key) return [`the query parameter ${name} is not documented`];
  const forms = alternatives(properties[key], resolve);
  const fits = forms.some((form) =>
    operator === undefined ? form.type !== 'object' : Object.hasOwn((form.properties ?? {}) as Json, operator),
  );
  return fits ? [] : [`the query parameter ${name} is not documented in this form`];
}

function alternatives(schema: unknown, resolve: (value: unknown) => Json): Json[] {
  const resolved = resolve(schema);
  const inner = [...asList(resolved.oneOf), ...asList(resolved.anyOf), ...asList(resolved.allOf)];
  return inner.length > 0 ? inner.flatMap((part) => alternatives(part, resolve)) : [resolved];
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** OpenAPI 3.0's `nullable` in the words of JSON Schema 2020. */
function withNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNull);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, example: _example, examples: _examples, ...schema } = value as Json;
  const converted = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, withNull(part)]));
  if (nullable !== true) return converted;
  const values = converted.enum;
  return {
    ...converted,
    ...(converted.type === undefined ? {} : { type: [converted.type, 'null'] }),
    ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
  };
}

function escapePointer(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function unescapePointer(step: string): string {
  return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
}
