import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadContracts } from '../specs/contracts.ts';
import type { Parameter, TextRule, Value } from './contract/contract.ts';
import { parameterLists } from './parameter-lists.test.kit.ts';
import { groupBy } from './report/group-by.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = ['src', 'specs', 'generators']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.(kit\.)?tsx?$/.test(file));
const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

const statement = /^(?:import|export)\s(?:type\s)?(?:[^'";]*?\sfrom\s)?'(\.[^']+)'|import\('(\.[^']+)'\)/gm;
const imports: readonly Import[] = [...sources].flatMap(([from, text]) =>
  [...text.matchAll(statement)].map(([, path = '', dynamic = path]) => ({
    from,
    to: relative(root, join(root, dirname(from), dynamic)),
  })),
);

/** `src/oracle` for a file of that folder, `specs` for one outside `src`. */
const folderOf = (file: string): string => /^src\/[^/]+(?=\/)|^[^/]+/.exec(file)?.[0] ?? file;

/** Imports from one of the folders to one of the others, as text. */
function crossings(from: readonly string[], to: (folder: string) => boolean): readonly string[] {
  return imports
    .filter((it) => from.includes(folderOf(it.from)) && folderOf(it.from) !== folderOf(it.to))
    .filter((it) => to(folderOf(it.to)))
    .map((it) => `${it.from} imports ${it.to}`);
}

const readers = ['generators', 'src/oracle', 'src/reference', 'src/simulator'];

it('has readers of a contract that do not know one another', () => {
  expect(crossings(readers, (folder) => readers.includes(folder))).toEqual([]);
});

it('has endpoints whose common part knows none of them', () => {
  expect(crossings(['src/endpoint'], (folder) => folder !== 'src/contract')).toEqual([]);
});

it('has a vocabulary that knows nothing else', () => {
  expect(crossings(['src/contract'], () => true)).toEqual([]);
});

it('has an engine that knows no reporter, and front ends that nothing else knows', () => {
  expect(crossings(['src/engine'], (folder) => folder === 'src/report')).toEqual([]);
  const others = [...new Set(files.map(folderOf))].filter((it) => !/^src($|\/(cli|suite)$)/.test(it));
  expect(crossings(others, (folder) => /^src\/(cli|suite)$/.test(folder))).toEqual([]);
});

it('runs in no circle, between files or between folders, types counted too', () => {
  const folders = imports
    .map(({ from, to }) => ({ from: folderOf(from), to: folderOf(to) }))
    .filter(({ from, to }) => from !== to);
  expect(circlesOf(imports)).toEqual([]);
  expect(circlesOf(folders)).toEqual([]);
});

function circlesOf(edges: readonly Pick<Import, 'from' | 'to'>[]): readonly string[] {
  const next = groupBy(edges, ({ from }) => from);
  const done = new Set<string>();
  const visit = (place: string, path: readonly string[]): readonly string[] => {
    if (path.includes(place)) return [[...path.slice(path.indexOf(place)), place].join(' → ')];
    if (done.has(place)) return [];
    const found = (next.get(place) ?? []).flatMap(({ to }) => visit(to, [...path, place]));
    done.add(place);
    return found;
  };
  return [...next.keys()].flatMap((place) => visit(place, []));
}

/** The files of the run and of the judge. */
const core = [...sources].filter(([file]) => ['src/engine', 'src/oracle'].includes(folderOf(file)));

it('has no file in engine or judge of more than 200 lines', () => {
  const long = core.filter(([, text]) => text.trimEnd().split('\n').length > 200).map(([file]) => file);
  expect(core.length).toBeGreaterThan(50);
  expect(long).toEqual([]);
});

it('has no function in engine or judge with more than five parameters', () => {
  const lists = core.flatMap(([file, text]) => parameterLists(text).map((list) => ({ file, list })));
  expect(lists.length).toBeGreaterThan(500);
  expect(lists.filter(({ list }) => list.length > 5)).toEqual([]);
});

it.each([
  ['function f(a: A, b = g(1, 2)): B {', 2],
  ['function* f<T>(\n  { a, b }: C,\n  rest: readonly [A, B],\n): Step<T> {', 2],
  ["const f = (a: Map<A, B>, b: '(,', c: (d: D) => E): readonly F[] => a;", 3],
  ['readonly f: (a: A, b?: B) => void;', 2],
  ['const f = { async g(a: A, b: B, c: C): Promise<D> { } };', 3],
  ['if (f(a, b, c)) { /* (d, e) => f */ }', undefined],
  ['while (!/[(,]/.test(a)) {', undefined],
])('reads the parameters of %j: %j', (code, count) => {
  expect(parameterLists(code)[0]?.length).toBe(count);
});

it('has nothing by the name of a session', () => {
  const named = [...sources].filter(
    ([file, text]) => /session/i.test(file) || /Session|\bsession\b/.test(text),
  );
  expect(named.map(([file]) => file)).toEqual([]);
});

/** Every shape of a parameter, kind of value and kind of rule: one that is added does not compile until it stands here. */
const kinds: Readonly<Record<Parameter['shape'] | Value['kind'] | TextRule['kind'], true>> = {
  text: true,
  token: true,
  region: true,
  reference: true,
  'dry-run': true,
  list: true,
  group: true,
  value: true,
  integer: true,
  boolean: true,
  choice: true,
  cidr: true,
  format: true,
  record: true,
  length: true,
  first: true,
  charset: true,
  prefix: true,
  absent: true,
  nonempty: true,
  empty: true,
};

/** What else has a kind of such a name: a placeholder, a way of paging, and what the reference endpoint makes. */
const otherKinds = /^src\/(cases\/on-target|engine\/send\/companions|reference\/.*)\.ts$/;

it('asks a value what it is in the tables of kinds and nowhere else', () => {
  const names = Object.keys(kinds).join('|');
  const comparison = new RegExp(`\\b(kind|shape)\\)? [!=]== (['"]?)(${names})\\2(?![\\w'"])`);
  const choice = new RegExp(`'(${names})'\\]\\.includes\\(\\S*\\b(kind|shape)\\)`);
  const asking = [...sources]
    .filter(([file]) => !otherKinds.test(file) && file !== 'src/contract/shown-fields.ts')
    .filter(
      ([, text]) => comparison.test(text) || choice.test(text) || /\bshape [!=]== (?!shape)/.test(text),
    );
  expect(asking.map(([file]) => file)).toEqual([]);
});

it('names an operation only where the documents are read', async () => {
  const names = (await loadContracts()).map(({ operation }) => operation);
  const named = [...sources]
    .filter(([file]) => !['specs', 'src/reference'].includes(folderOf(file)))
    .map(([file, text]) => [file, text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')] as const)
    .filter(([, code]) => names.some((name) => code.includes(name)))
    .map(([file]) => file);
  expect(named).toEqual([]);
});
