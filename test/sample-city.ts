/** The sample city in a test: its plan brought in, and addresses that lead somewhere in it. */
import { join } from 'node:path';
import { readProfile } from '#domains/city';
import { projectRoot } from '#platform/config';
import type { NamedDepartment } from '#domains/staff';
import { townConsultation } from '#fixtures/consultation/town-consultation';
import { townSubmissions } from '#fixtures/opinion/town-opinion';
import { townAnswered } from '#fixtures/result/answered';
import { townMap, townVotes } from '#fixtures/opinion-map/town-map';
import { townReleased } from '#fixtures/result/released';
import type { Beginning, Domain } from '#platform/domain';
import type { Town } from '#town';
import { sql } from 'kysely';

export const sampleFolder = join(projectRoot, 'data', 'nishitokyo');

/** Lets a domain begin with the sample city's files, as a first start does. */
export async function beginWithSample(domain: Domain, parts: Omit<Beginning, 'tell'>): Promise<void> {
  await domain.begin?.({ ...parts, tell: () => undefined }, { folder: sampleFolder, ...readProfile(sampleFolder) });
}

/** A call for opinions of a department whose result is out, at 2026-1, in a town that has none. */
export async function callWithResult(town: Town, department: NamedDepartment): Promise<void> {
  const call = await townConsultation(town, { department });
  const submissions = await townSubmissions(town, call.id, [{ opinions: [{ text: '話し合いの場がほしい。', anchor: 's2' }] }]);
  await townAnswered(town, call.id, submissions, [{ heading: '話し合い', text: '場を設けます。', outcome: 'reflected', opinions: [0] }]);
  await townReleased(town, call.id);
  await sql`insert into result.version (consultation_id, audience, title, body, acting_as, at) values (${call.id}, 'plain', '結果', 'みなさんの意見をきいて、話しあいの場をつくります。', 'head: 都市整備部 道路課', ${town.clock.now()})`.execute(town.db);
}

/** An opinion map of a department at 2026-1, with one participant, in a town that has none. */
export async function mapWithVotes(town: Town, department: NamedDepartment): Promise<void> {
  await townVotes(town, await townMap(town, { department }), [[1, 1, 1], [1, 2, -1]]);
}

/** An address of each pattern that leads somewhere in the sample plan, to that call, or to that map. */
const samples: Record<string, string> = { ':edition': '2012-2014', ':code': '協1-1', ':slug': '情報公開の推進', ':number': 'P0001', ':id': '1', ':kind': '重点' };
const samplesOfCall: Record<string, string> = { ...samples, ':slug': '2026-1', ':number': '1', ':key': 'd1', ':version': '1', ':unit': '1', ':group': '1', ':audience': 'plain' };

export const sampled = (path: string): string => path.replace(/:\w+/g, (name) => encodeURIComponent((/\/(consultations|opinion-maps)\//.test(path) ? samplesOfCall : samples)[name] ?? 'none'));
