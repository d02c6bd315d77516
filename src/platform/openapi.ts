/** OpenAPI 3.1 document of the rows under /api/, made from what the rows declare. https://spec.openapis.org/oas/v3.1.1 */
import { z } from 'zod';
import type { Format, Route } from './http.ts';
import { mediaTypes } from './negotiate.ts';

export interface ApiInfo {
  title: string;
  version: string;
  description?: string;
  /** Absolute origin of the API. */
  server: string;
}

type Json = Record<string, unknown>;

export function openApiDocument(routes: Route[], info: ApiInfo): object {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    if (!route.path.startsWith('/api/')) continue;
    const path = route.path.replace(/:([A-Za-z_]\w*)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  const { server, ...shown } = info;
  return {
    openapi: '3.1.0',
    info: shown,
    servers: [{ url: server }],
    paths,
    components: { schemas: { Problem: problemSchema }, responses: { Problem: { description: 'What went wrong (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } } },
  };
}

function operation(route: Route): Json {
  const parameters = [...pathParameters(route.path), ...queryParameters(route)];
  return {
    operationId: operationId(route),
    summary: route.what,
    ...(parameters.length > 0 && { parameters }),
    ...(route.form && { requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema: schemaOf(route.form, 'input') } } } }),
    responses: {
      200: { description: 'The answer', headers: { ETag: { description: 'Version of the answer; send it back in If-None-Match', schema: { type: 'string' } } }, content: contents(route) },
      ...(route.method === 'GET' && { 304: { description: 'Not changed since the ETag in If-None-Match' } }),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

/** `GET /api/v1/programmes/:number` → `getApiV1ProgrammesByNumber`. */
function operationId(route: Route): string {
  const words = route.path.split(/[/.-]/).filter(Boolean).map((word) => (word.startsWith(':') ? `By${capital(word.slice(1))}` : capital(word)));
  return route.method.toLowerCase() + words.join('');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:([A-Za-z_]\w*)/g)].map((match) => ({ name: match[1], in: 'path', required: true, schema: { type: 'string' } }));
}

function queryParameters(route: Route): Json[] {
  if (!route.query) return [];
  const { properties = {}, required = [] } = schemaOf(route.query, 'input') as { properties?: Record<string, Json>; required?: string[] };
  const own = Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = schema;
    return { name, in: 'query', required: required.includes(name), ...(typeof description === 'string' && { description }), schema: rest };
  });
  const formats = route.formats ?? ['html'];
  if (formats.length < 2 || properties['format']) return own;
  return [...own, { name: 'format', in: 'query', required: false, description: 'Instead of the Accept header', schema: { type: 'string', enum: formats } }];
}

function contents(route: Route): Json {
  const formats: Format[] = route.formats ?? ['html'];
  return Object.fromEntries(formats.map((format) => [mediaTypes[format], format === 'json' && route.answers ? { schema: schemaOf(route.answers, 'output') } : {}]));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  // What JSON Schema cannot say (a transform's result) is left open rather than failing the whole document.
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json;
  return rest;
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', format: 'uri', description: 'Id of the request' },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['detail'], properties: { detail: { type: 'string' }, parameter: { type: 'string' }, pointer: { type: 'string' } } },
    },
  },
};
