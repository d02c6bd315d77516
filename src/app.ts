/** The list of domains; the only file that knows them all. */
import type { Profile } from '#domains/city';
import { findPrincipal, isStrongWay } from '#domains/people';
import { recordAct } from '#domains/record';
import { postsOf } from '#domains/staff';
import type { Access } from '#platform/access';
import { dayInTokyo } from '#platform/clock';
import type { Settings } from '#platform/config';
import type { Domain } from '#platform/domain';
import type { Route } from '#platform/http';
import { cityDomain, cityWork } from '#wiring/city';
import { consultationDomain } from '#wiring/consultation';
import { domain as evaluation } from '#wiring/evaluation';
import { domain as follow } from '#wiring/follow';
import { indicatorDomain } from '#wiring/indicator';
import { domain as money } from '#wiring/money';
import { opinionDomain } from '#wiring/opinion';
import { domain as opinionMap } from '#wiring/opinion-map';
import { domain as opinionMapReport } from '#wiring/opinion-map-report';
import { peopleDomain } from '#wiring/people';
import { planDomain } from '#wiring/plan';
import { domain as progress } from '#wiring/progress';
import { domain as record } from '#wiring/record';
import { domain as reply } from '#wiring/reply';
import { domain as result } from '#wiring/result';
import { staffDomain } from '#wiring/staff';

export { problemPage } from '#wiring/city';

/** Calls for opinions: each of the later ones fills parts of the pages of the earlier. */
const opinion = opinionDomain([result]);
const consultation = consultationDomain([opinion, reply, result, opinionMap]);
const consulting = [consultation, opinion, reply, result];
/** Domains whose services can measure themselves. */
const services: Domain[] = [record, progress, money, evaluation, follow, ...consulting, opinionMap];
const indicator = indicatorDomain(services.flatMap((domain) => domain.indicators ?? []));
/** What is said about a plan stands on the plan's pages. */
const plan = planDomain([record, progress, money, indicator, evaluation, follow, ...consulting, opinionMap]);
const work = [record, plan, progress, money, indicator, evaluation, follow, ...consulting, opinionMap, opinionMapReport];
const staff = staffDomain([...work, cityWork]);

/** All domains that keep something of their own, lowest in the graph first. */
export const storedDomains: Domain[] = [peopleDomain([staff, ...work]), staff, ...work].filter((domain) => domain.stores);

/** Who asks, and where acts are kept. */
export function accessOf({ staffNeedsStrongSignIn }: Pick<Settings, 'staffNeedsStrongSignIn'>): Access {
  return {
    signInPath: '/sign-in',
    principalOf: (db, token, at, untraced) => findPrincipal(db, token, at, { postsOf: (personId) => postsOf(personId, dayInTokyo(at)), isStrong: (way) => !staffNeedsStrongSignIn || isStrongWay(way), untraced }),
    record: recordAct,
  };
}

/** The whole program for one city: its domains and every row that they answer. */
export function assemble(profile: Profile): { domains: Domain[]; routes: Route[] } {
  const routes: Route[] = [];
  const domains = [cityDomain(profile, storedDomains, () => routes), ...storedDomains];
  routes.push(...domains.flatMap((domain) => domain.routes));
  return { domains, routes };
}
