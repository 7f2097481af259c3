import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadContracts } from '../../specs/contracts.ts';
import { usualOperations } from '../../specs/usual-operations.ts';
import { knownContracts } from './known-contracts.ts';
import { contractsToRun } from './select-clauses.ts';
import { thing } from './thing.test.kit.ts';

/** A folder with these files, and a configuration that names contracts. */
function folderWith(contracts: unknown, files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'clausewise-contracts-'));
  writeFileSync(join(folder, 'clausewise.config.json'), JSON.stringify({ contracts }));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}

const operationsIn = async (folder: string) =>
  (await knownContracts(undefined, folder)).map(({ operation }) => operation);

it('are those of the tool where no configuration names others', async () => {
  const own = (await loadContracts()).map(({ operation }) => operation);
  expect(await operationsIn(mkdtempSync(join(tmpdir(), 'clausewise-empty-')))).toEqual(own);
});

it.each([
  ['JSON', 'thing.json', JSON.stringify(thing)],
  ['YAML', 'thing.yaml', JSON.stringify(thing)],
  ['a module with a contract', 'thing.ts', `export const contract = ${JSON.stringify(thing)};`],
  ['a module with a default', 'thing.mjs', `export default ${JSON.stringify(thing)};`],
])('come from %s', async (_, name, content) => {
  expect(await operationsIn(folderWith(['./thing.*'], { [name]: content }))).toContain('CreateThing');
});

it('give way to a file of the same operation', async () => {
  const [usual = ''] = usualOperations;
  const folder = folderWith(['./*-own.json'], { 'its-own.json': { ...thing, operation: usual } });
  const found = (await knownContracts(undefined, folder)).filter(({ operation }) => operation === usual);
  expect(found.map(({ product }) => product)).toEqual(['shop']);
});

it.each([
  ['two files of one operation', ['./*.one.json'], /two contracts of CreateThing/],
  ['a pattern that matches nothing', ['./none/*.ts'], /matches no file/],
  ['a pattern that is no text', [7], /expected a list of globs/],
  ['a file that is no contract', ['./broken.json'], /broken\.json is not a contract/],
  ['a file of another kind', ['./thing.txt'], /is no contract file/],
])('are refused in a sentence for %s', async (_, patterns, sentence) => {
  const folder = folderWith(patterns, {
    'a.one.json': thing,
    'b.one.json': thing,
    'broken.json': { ...thing, product: 7 },
    'thing.txt': 'thing',
  });
  await expect(knownContracts(undefined, folder)).rejects.toThrow(sentence);
});

it('are run only when they are asked for, but for the usual ones', async () => {
  const folder = folderWith(['./thing.json'], { 'thing.json': thing });
  const all = await knownContracts(undefined, folder);
  const chosen = (patterns: readonly string[]) =>
    contractsToRun(all, patterns).map(({ operation }) => operation);
  expect(chosen([]).toSorted()).toEqual([...usualOperations].toSorted());
  expect(chosen(['CreateTh*'])).toEqual(['CreateThing']);
});
