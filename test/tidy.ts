/** House rules as pure functions over a tree of files: path → text. Each returns sentences that say what to do instead. */
export type Tree = Map<string, string>;
type Rule = (tree: Tree) => string[];

const importPattern = /(?:import|export)\s[^'";]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm;

function importsOf(text: string): string[] {
  return [...text.matchAll(importPattern)].map((match) => (match[1] ?? match[2] ?? match[3])!);
}

function* sources(tree: Tree, under = 'src/'): Generator<[path: string, text: string]> {
  for (const [path, text] of tree) if (path.startsWith(under) && /\.tsx?$/.test(path)) yield [path, text];
}

function floorOf(path: string): 'main' | 'app' | 'domains' | 'ui' | 'platform' {
  const [, first] = path.split('/') as [string, string];
  if (first === 'main.ts') return 'main';
  if (first === 'app.ts') return 'app';
  if (first === 'domains' || first === 'ui' || first === 'platform') return first;
  return 'main';
}

const domainOf = (path: string): string | undefined => /^src\/domains\/([^/]+)\//.exec(path)?.[1];
const isTest = (path: string): boolean => /\.(test|fixture)\.tsx?$/.test(path);

/** Roles a file of a domain may play, by the end of its name. */
const role = /^([a-z0-9-]+)(\.(store|http|view|job|command|client|fixture))?(\.(http\.)?test)?\.tsx?$/;
const fixedNames = new Set(['README.md', 'index.ts', 'domain.ts', 'routes.ts', 'tables.ts', 'text.ts', 'text.ja.ts', 'text.en.ts']);

/** Pure functions over numbers, in a folder of their own: rules alone, which import nothing from outside it. */
const mathsFolder = 'maths/';

/** Sentences of one noun, where those of the whole domain would be too long a list. */
const partOfText = /^text-[a-z0-9-]+\.(ja|en)\.ts$/;

const domainShape: Rule = (tree) =>
  [...tree.keys()].flatMap((path) => {
    const domain = domainOf(path);
    if (!domain) return [];
    const whole = path.slice(`src/domains/${domain}/`.length);
    const name = whole.startsWith(mathsFolder) ? whole.slice(mathsFolder.length) : whole;
    if (name !== whole && !isTest(path) && !/^[a-z0-9-]+\.ts$/.test(name)) return [`${path}: the folder maths holds pure functions alone; what reads, writes or shows stands beside it.`];
    if (/^migrations\/\d{4}-[a-z0-9-]+\.sql$/.test(name) || fixedNames.has(name) || partOfText.test(name) || role.test(name)) return [];
    return [`${path}: a domain is flat and its files are called noun.role.ts; give it the name of its noun and one of the roles, or its own domain.`];
  });

const pureMaths: Rule = (tree) =>
  [...sources(tree, 'src/domains/')].flatMap(([path, text]) =>
    !path.includes(`/${mathsFolder}`) || isTest(path)
      ? []
      : importsOf(text).filter((from) => !from.startsWith('./')).map((from) => `${path}: maths must not import '${from}'; hand in what it needs as numbers.`),
  );

const domainPapers: Rule = (tree) => {
  const domains = new Set([...tree.keys()].map(domainOf).filter((name) => name !== undefined));
  return [...domains].flatMap((domain) =>
    ['README.md', 'index.ts'].filter((name) => !tree.has(`src/domains/${domain}/${name}`)).map((name) => `src/domains/${domain}: write ${name}; every domain has one.`),
  );
};

const smallDoors: Rule = (tree) =>
  [...tree].filter(([path, text]) => /^src\/domains\/[^/]+\/index\.ts$/.test(path) && text.split('\n').length > 31).map(([path]) => `${path}: a door stays under 30 lines; export fewer things, or split the domain.`);

const twoWaysToImport: Rule = (tree) =>
  [...sources(tree)].flatMap(([path, text]) => importsOf(text).filter((from) => from.startsWith('../')).map((from) => `${path}: '${from}' climbs out of its folder; import through a door (#domains/…, #platform/…, #ui).`));

const arrowsGoDown: Rule = (tree) => {
  const allowed = { main: ['#app', '#domains/', '#platform/', '#ui'], app: ['#wiring/', '#domains/', '#platform/', '#ui'], domains: ['#domains/', '#platform/', '#ui'], ui: ['#platform/'], platform: ['#platform/'] };
  return [...sources(tree)].flatMap(([path, text]) =>
    importsOf(text)
      .filter((from) => from.startsWith('#') && !(isTest(path) && (from === '#town' || from === '#cast' || from === '#app' || /^#(wiring|fixtures)\//.test(from))))
      .filter((from) => !allowed[floorOf(path)].some((start) => from.startsWith(start)))
      .map((from) => `${path}: ${floorOf(path)} must not reach up to '${from}'; hand it in as a parameter, or move the piece down.`),
  );
};

const doorsOfGraph: Rule = (tree) => {
  const arrows = new Set((tree.get('src/domains/graph.txt') ?? '').split('\n').filter((line) => /^[a-z]/.test(line)));
  const used = new Set<string>();
  const wrong = [...sources(tree, 'src/domains/')].flatMap(([path, text]) =>
    importsOf(text).flatMap((from) => {
      const to = /^#domains\/(.+)$/.exec(from)?.[1];
      const arrow = `${domainOf(path)} -> ${to}`;
      if (!to || to === domainOf(path)) return [];
      used.add(arrow);
      return arrows.has(arrow) ? [] : [`${path}: '${arrow}' is not in src/domains/graph.txt; add the line if the arrow is meant, and have it reviewed.`];
    }),
  );
  const stale = [...arrows].filter((arrow) => !used.has(arrow)).map((arrow) => `src/domains/graph.txt: nobody uses '${arrow}'; take the line out.`);
  return [...wrong, ...stale, ...cycles(arrows)];
};

function cycles(arrows: Set<string>): string[] {
  const next = Map.groupBy([...arrows].map((arrow) => arrow.split(' -> ') as [string, string]), ([from]) => from);
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    (next.get(from) ?? []).some(([, to]) => to === goal || (!seen.has(to) && reaches(to, goal, seen.add(to))));
  return [...next.keys()].filter((name) => reaches(name, name)).map((name) => `src/domains/graph.txt: ${name} reaches itself; turn one arrow round through the outbox.`);
}

/** What a role may not import from its own folder. */
const forbidden: Record<string, RegExp> = {
  rules: /^\.\/.*\.(store|http|view|job|command)\.tsx?$/,
  view: /^\.\/.*\.(store|http|job|command)\.tsx?$/,
  store: /^\.\/.*\.(http|view|job|command)\.tsx?$/,
  http: /^\.\/.*\.(http)\.tsx?$/,
};

const rolesKeepApart: Rule = (tree) =>
  [...sources(tree, 'src/domains/')].flatMap(([path, text]) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (isTest(path) || fixedNames.has(name) || partOfText.test(name)) return [];
    const played = role.exec(name)?.[3] ?? 'rules';
    const outside = played === 'rules' ? /^#ui$/ : played === 'store' ? /^#ui$/ : /^$/;
    return importsOf(text)
      .filter((from) => forbidden[played]?.test(from) || outside.test(from))
      .map((from) => `${path}: ${played} must not import '${from}'; rules import rules, views import rules and ui, stores import rules and tables, only routes import http.`);
  });

const packagesStayLow: Rule = (tree) =>
  [...sources(tree, 'src/domains/')].flatMap(([path, text]) =>
    importsOf(text)
      .filter((from) => /^[a-z@]/.test(from) && !from.startsWith('node:') && !['zod', 'kysely', 'preact'].includes(from) && !isTest(path))
      .filter((from) => !tree.get(`src/domains/${domainOf(path)}/README.md`)?.includes(packageName(from)))
      .map((from) => `${path}: '${from}' is not named in the domain's README; general packages belong in platform or ui, a package of one field is named there.`),
  );

function packageName(from: string): string {
  return from.split('/').slice(0, from.startsWith('@') ? 2 : 1).join('/');
}

const emptyNames = /^(util|utils|helper|helpers|common|misc|base|manager|service|impl)s?$/i;
const honestNames: Rule = (tree) =>
  [...tree.keys()].filter((path) => /^(src|test|bench|scripts)\//.test(path)).flatMap((path) =>
    path.split(/[/.-]/).filter((word) => emptyNames.test(word)).map((word) => `${path}: '${word}' says nothing; call the file by its noun.`),
  );

const neverSaid = /\b(tenant|tenants|KPI|kpi|ticketing|lorem ipsum|TODO|FIXME)\b/;
const cityWords: Rule = (tree) =>
  [...sources(tree)].filter(([, text]) => neverSaid.test(text)).map(([path, text]) => `${path}: '${neverSaid.exec(text)![0]}' is not a word of this house; see docs and the domain's README for the right one, and finish what is unfinished.`);

const noCityInside: Rule = (tree) =>
  [...sources(tree)].filter(([path, text]) => !isTest(path) && /西東京|nishitokyo/i.test(text)).map(([path]) => `${path}: names a city; the city is data and lives under data/.`);

const sizes: Rule = (tree) =>
  [...sources(tree), ...sources(tree, 'test/'), ...sources(tree, 'bench/')].flatMap(([path, text]) => {
    const lines = text.split('\n').length - 1;
    const wall = isTest(path) ? 800 : 400;
    return lines > wall ? [`${path}: ${lines} lines; the wall is ${wall}. A room this large is usually two.`] : [];
  });

const namedExports: Rule = (tree) =>
  [...sources(tree)].filter(([path, text]) => !path.endsWith('.d.ts') && /^export default/m.test(text)).map(([path]) => `${path}: exports a default; give it a name.`);

const noSleepingTests: Rule = (tree) =>
  [...sources(tree), ...sources(tree, 'test/')].filter(([path, text]) => isTest(path) && path !== 'test/tidy.test.ts' && /await (pause|sleep|delay)\(|\.(skip|only)\(['"`]/.test(text)).map(([path]) => `${path}: sleeps, or leaves a test out; wait for what you wait for, and say with skipIf why a machine cannot.`);

export const houseRules: Record<string, Rule> = {
  domainShape,
  pureMaths,
  domainPapers,
  smallDoors,
  twoWaysToImport,
  arrowsGoDown,
  doorsOfGraph,
  rolesKeepApart,
  packagesStayLow,
  honestNames,
  cityWords,
  noCityInside,
  sizes,
  namedExports,
  noSleepingTests,
};
