/** `hiraku serve`: the site, its background work, and an orderly end. */
import { accessOf, assemble, problemPage, storedDomains } from '#app';
import { letterRoutes, siteOf, type Profile } from '#domains/city';
import { systemClock } from '#platform/clock';
import { type Settings, unknownSettings } from '#platform/config';
import type { Domain } from '#platform/domain';
import type { Site } from '#platform/http';
import { claimInstallation } from '#platform/installation';
import { queueGauges, startWorker } from '#platform/jobs';
import { openLog } from '#platform/log';
import { mailFolder } from '#platform/mail-folder';
import { bundleScripts } from '#platform/page-script';
import type { RubyProcess } from '#platform/ruby-process';
import { createServer, type Server } from '#platform/server';
import { keepSiteAddress } from '#platform/site-address';
import { assets } from '#ui';
import { openProgram, type Program } from './program.ts';

/** Serves until a signal asks to stop. @returns 0 after an orderly end, 1 where the address is not to be had */
export async function serve(settings: Settings, profile: Profile, tell: (line: string) => void): Promise<0 | 1> {
  const stopping = stopSignal();
  const program = await openProgram({ settings, domains: storedDomains, site: { name: profile.name, origin: settings.origin }, clock: systemClock, log: openLog(settings.logLevel) });
  try {
    return await serveProgram(program, settings, profile, stopping, tell);
  } catch (error) {
    if (!isAddressFault(error)) throw error;
    tell(
      error.code === 'EADDRINUSE'
        ? `Port ${settings.port} on ${settings.host} is taken. Stop what uses it, or choose another: PORT=3001 npm start`
        : `The program may not listen on HOST ${settings.host}, PORT ${settings.port} (${error.code}). HOST is an address of this machine, 127.0.0.1 or 0.0.0.0.`,
    );
    return 1;
  } finally {
    await program.close();
  }
}

/** The site of one city on an opened program, not yet listening. */
export async function openSite(program: Pick<Program, 'db' | 'files' | 'clock' | 'safe' | 'outside' | 'log'>, profile: Profile, settings: Settings, ruby?: RubyProcess): Promise<{ server: Server; site: Site; domains: Domain[] }> {
  const { domains, routes } = assemble(profile);
  const scripts = await bundleScripts(domains.flatMap((domain) => domain.scripts ?? []));
  const site: Site = {
    ...siteOf(profile, settings.origin, domains.flatMap((domain) => domain.nav ?? []).toSorted((one, other) => one.order - other.order)),
    ways: settings.ways,
    scripts: Object.fromEntries(scripts.map(({ name, path }) => [name, path])),
  };
  const server = createServer({ ...program, routes: keepsLetters(settings) ? [...routes, ...letterRoutes(mailFolder(settings.dataFolder))] : routes, site, access: accessOf(settings), settings, assets: [...assets(site), ...scripts], errorPage: problemPage, gauges: queueGauges(program.db), ruby });
  return { server, site, domains };
}

/** Without a mail server letters lie in a folder; only a site of this machine alone shows them. */
function keepsLetters({ mailUrl, origin }: Settings): boolean {
  return mailUrl === null && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(origin).hostname);
}

async function serveProgram(program: Program, settings: Settings, profile: Profile, stopping: Promise<void>, tell: (line: string) => void): Promise<0> {
  await claimInstallation(program.db, profile.code, profile.name.ja);
  const { server, site, domains } = await openSite(program, profile, settings);
  for (const domain of domains) await domain.begin?.({ ...program, tell }, { folder: settings.cityFolder, plans: profile.plans, departments: profile.departments });
  const listening = await server.listen(settings.port, settings.host);
  try {
    await keepSiteAddress(settings);
    const worker = await startWorker(program.worker);
    for (const name of unknownSettings(process.env)) tell(`${name} is no setting of this program and changes nothing; see: npx hiraku settings`);
    tell(`${site.name.ja} ${site.name.en}\n\n  ${listening.url.replace('//127.0.0.1:', '//localhost:')}\n\nReading needs no account. The first administrator is invited from another window of this folder:\n\n  ${givenPlaces(process.env)}npx hiraku staff invite EMAIL --department "BUREAU SECTION" --role administrator\n\nStop with Ctrl-C.`);
    await stopping;
    tell('Stopping: finishing what is under way …');
    await listening.close();
    await worker.stop();
    return 0;
  } finally {
    // What cannot begin must not go on listening without its database.
    await listening.close();
  }
}

/** A command in another window works on the same city only where it is given the same places; DATABASE_URL may hold a password. */
function givenPlaces(env: Record<string, string | undefined>): string {
  const quoted = (value: string): string => (/^[\w./:-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`);
  return ['HIRAKU_CITY', 'HIRAKU_DATA'].flatMap((name) => (env[name]?.trim() ? [`${name}=${quoted(env[name].trim())} `] : [])).join('');
}

function isAddressFault(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'].includes(String(error.code)) && 'syscall' in error && ['listen', 'getaddrinfo'].includes(String(error.syscall));
}

/** The first signal asks for an orderly end; one that comes a second later or more no longer waits for it. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = 0;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        // A terminal signals the whole group and the starting script hands signals on: two at once are one.
        if (asked > 0 && performance.now() - asked > 1_000) process.exit(130);
        asked ||= performance.now();
        resolve();
      });
    }
  });
}
