import { expect, test } from 'vitest';
import { z } from 'zod';
import { json, row, type Route } from './http.ts';
import { openApiDocument } from './openapi.ts';

const run = () => json(null);
const routes: Route[] = [
  row({ method: 'GET', path: '/plan', who: 'anyone', what: 'A page', run }),
  row({
    method: 'GET',
    path: '/api/v1/programmes',
    who: 'anyone',
    what: 'Programmes',
    formats: ['json', 'csv'],
    query: z.object({ page: z.coerce.number().int().min(1).default(1), kind: z.enum(['new', 'priority']).optional().describe('Mark of the book'), text: z.string() }),
    answers: z.object({ total: z.number(), from: z.date().transform(String), yen: z.bigint().nullable() }),
    run,
  }),
  row({ method: 'GET', path: '/api/v1/programmes/:number/costs/:year', who: 'anyone', what: 'One cost', formats: ['json'], run }),
];

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required: boolean; schema: object; description?: string }[];
  responses: Record<string, { description?: string; $ref?: string; content?: Record<string, { schema?: { properties: object } }> }>;
}
const document = openApiDocument(routes, { title: 'API', version: '1', server: 'https://town.example' }) as { openapi: string; info: object; paths: Record<string, Record<string, Operation>> };

test('only the API is described, in OpenAPI 3.1', () => {
  expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'API', version: '1' }, servers: [{ url: 'https://town.example' }] });
  expect(Object.keys(document.paths)).toEqual(['/api/v1/programmes', '/api/v1/programmes/{number}/costs/{year}']);
});

test('parameters, formats and answers come from the row', () => {
  const { parameters, responses } = document.paths['/api/v1/programmes']!['get']!;
  expect(parameters).toEqual([
    { name: 'page', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER, default: 1 } },
    { name: 'kind', in: 'query', required: false, description: 'Mark of the book', schema: { type: 'string', enum: ['new', 'priority'] } },
    { name: 'text', in: 'query', required: true, schema: { type: 'string' } },
    { name: 'format', in: 'query', required: false, description: 'Instead of the Accept header', schema: { type: 'string', enum: ['json', 'csv'] } },
  ]);
  expect(Object.keys(responses['200']!.content!)).toEqual(['application/json', 'text/csv']);
  expect(responses['200']!.content!['application/json']!.schema!.properties).toMatchObject({ total: { type: 'number' } });
});

test('what OpenAPI demands of every operation holds', () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, operation })));
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  for (const { path, operation } of operations) {
    const named = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect(named.map((parameter) => `{${parameter.name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(named.every((parameter) => parameter.required)).toBe(true);
    for (const response of Object.values(operation.responses)) expect(response.$ref ?? response.description).toBeTruthy();
  }
  for (const [reference] of JSON.stringify(document).matchAll(/#\/components\/[\w/]+/g)) {
    expect(reference.slice(2).split('/').reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], document)).toBeTruthy();
  }
});
