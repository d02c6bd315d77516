/** The table of contents of money: every address, who may call it and what it does. */
import { z } from 'zod';
import { sourceBytesMax } from '#domains/book';
import { holders } from '#platform/access';
import { type Route, row } from '#platform/http';
import { importForm, importListQuery, makeImport, previewQuery, showImport, showImports, showPreview, showUpload, takeUpload, uploadForm } from './import.http.tsx';
import { showAmounts, showYear, yearQuery } from './year.http.tsx';

const planning = holders('planning');

const work: Route[] = [
  row({ method: 'GET', path: '/staff/money', who: 'staff', act: 'money-import.listed', formats: ['html', 'csv', 'json'], query: importListQuery, what: 'List the imports of budget and settlement', run: showImports }),
  row({ method: 'GET', path: '/staff/money/uploads/new', who: planning, act: 'money-upload.begun', what: 'Offer to send a table of amounts', run: showUpload }),
  row({ method: 'POST', path: '/staff/money/uploads', who: planning, act: 'money-upload.made', form: uploadForm, bodyBytesMax: sourceBytesMax + 100_000, what: 'Keep a table of amounts and preview what it would change', run: takeUpload }),
  row({ method: 'GET', path: '/staff/money/previews/:sha256', who: planning, act: 'money-preview.read', query: previewQuery, what: 'Show what a kept table would change', run: showPreview }),
  row({ method: 'POST', path: '/staff/money/imports', who: planning, act: 'money-import.made', form: importForm, what: 'Bring a previewed table of amounts in', run: makeImport }),
  row({ method: 'GET', path: '/staff/money/imports/:id', who: 'staff', act: 'money-import.read', what: 'Show what an import did and which rows it left out', run: showImport }),
];

const reads = ['money', 'plan'];
const amountsAnswer = z.object({ unit: z.literal('thousand yen'), amounts: z.array(z.record(z.string(), z.string().nullable())) });

const open: Route[] = [
  row({ method: 'GET', path: '/plan/money', who: 'anyone', formats: ['html', 'csv', 'json'], reads, query: yearQuery, what: 'Compare plan, budget and settlement of a fiscal year', run: showYear }),
  row({ method: 'GET', path: '/plan/money/amounts', who: 'anyone', formats: ['csv', 'json'], reads, what: 'Give every amount in the shape that imports take', run: showAmounts }),
  row({ method: 'GET', path: '/api/v1/money', who: 'anyone', formats: ['json'], reads, answers: amountsAnswer, about: { ja: '予算・補正・決算のすべての金額', en: 'Every amount of budget, amendment and settlement' }, what: 'List every amount of budget, amendment and settlement', run: showAmounts }),
];

export const routes: Route[] = [...work, ...open];
