/** The site of the measurements, answering in-process: a city of which nothing is known but its name. */
import type { Settings } from '#platform/config';
import type { Server } from '#platform/server';
import type { Program } from '../src/program.ts';
import { openSite } from '../src/serve.ts';

export const benchName = { ja: '計測市', en: 'Bench' };

export async function openBenchSite(program: Program, settings: Settings): Promise<Server> {
  const contact = { label: benchName, lines: [benchName] };
  const licence = { label: benchName, url: 'https://creativecommons.org/licenses/by/4.0/' };
  const { server } = await openSite(program, { name: benchName, kana: 'けいそくし', code: '999997', tagline: benchName, sample: false, languages: ['ja', 'en'], contact, colours: { primary: '#0017c1' }, licence, departments: [], plans: [] }, settings);
  return server;
}
