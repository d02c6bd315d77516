/** `hiraku serve`: the site, its background work, and an orderly end. */
import { assemble, problemPage, storedDomains } from '#app';
import { siteOf, type Profile } from '#domains/city';
import { systemClock } from '#platform/clock';
import type { Settings } from '#platform/config';
import { startWorker } from '#platform/jobs';
import { openLog } from '#platform/log';
import { createServer } from '#platform/server';
import { assets } from '#ui';
import { openProgram } from './program.ts';

/** Serves until a signal asks to stop. @returns 0 after an orderly end */
export async function serve(settings: Settings, profile: Profile, tell: (line: string) => void): Promise<0> {
  const log = openLog(settings.logLevel);
  const { domains, routes } = assemble(profile);
  const program = await openProgram(settings, storedDomains, systemClock, log);
  const site = siteOf(profile, settings.origin, domains.flatMap((domain) => domain.nav ?? []));
  const server = createServer({
    ...program,
    routes,
    site,
    settings,
    assets: assets(site),
    errorPage: problemPage,
  });
  for (const domain of domains) await domain.begin?.({ ...program, tell }, { folder: settings.cityFolder, plans: profile.plans });
  const worker = await startWorker(program.worker);
  const listening = await server.listen(settings.port, settings.host);
  tell(`${site.name.ja} — ${listening.url}`);
  await stopSignal();
  tell('Stopping: finishing what is under way …');
  await listening.close();
  await worker.stop();
  await program.close();
  return 0;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    // A terminal signals the whole group, and the starting script hands signals on: the second one changes nothing.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
