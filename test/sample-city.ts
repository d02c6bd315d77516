/** The sample city in a test: its plan brought in, and addresses that lead somewhere in it. */
import { join } from 'node:path';
import { readProfile } from '#domains/city';
import { projectRoot } from '#platform/config';
import type { Beginning, Domain } from '#platform/domain';

export const sampleFolder = join(projectRoot, 'data', 'nishitokyo');

/** Lets a domain begin with the sample city's files, as a first start does. */
export async function beginWithSample(domain: Domain, parts: Omit<Beginning, 'tell'>): Promise<void> {
  await domain.begin?.({ ...parts, tell: () => undefined }, { folder: sampleFolder, ...readProfile(sampleFolder) });
}

/** An address of each pattern that leads somewhere in the sample plan. */
const samples: Record<string, string> = { ':edition': '2012-2014', ':code': '協1-1', ':slug': '情報公開の推進', ':number': 'P0001', ':id': '1', ':kind': '重点' };

export const sampled = (path: string): string => path.replace(/:\w+/g, (name) => encodeURIComponent(samples[name] ?? 'none'));
