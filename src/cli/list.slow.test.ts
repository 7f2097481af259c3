import { expect, it } from 'vitest';
import { loadContracts } from '../../specs/contracts.ts';
import { clausewise } from './command.test.kit.ts';

const every = (await loadContracts()).flatMap(({ clauses }) => clauses);

it('shows every clause with level, reading, place and how it is tested, within 80 columns', async () => {
  const { code, stdout } = await clausewise(['list']);
  const words = stdout.replaceAll(/\s+/g, ' ');
  for (const { id, level, statement, source } of every) {
    expect(stdout).toContain(`${level.padEnd(8)}${id}\n`);
    expect(words).toContain(statement);
    expect(words).toContain(source.place);
  }
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(stdout.match(/^ {8}tested /gm)).toHaveLength(every.length);
  expect(code).toBe(0);
});

it('says of what is not tested why', async () => {
  const { stdout } = await clausewise(['list', '--level', 'open']);
  const open = every.filter(({ level }) => level === 'open');
  expect(stdout.match(/^ {8}untested {2}The documents leave it open/gm)).toHaveLength(open.length);
});

it('says what a clause needs to be tested', async () => {
  const { stdout } = await clausewise([
    'list',
    '--clause',
    'VpcId.required',
    '--clause',
    'OwnerAccount.accepted',
  ]);
  expect(stdout).toMatch(/needs\s+--assume vpc-only/);
  expect(stdout).toMatch(/needs\s+--fixture\s+OwnerAccount=ID/);
});

it('gives the same as JSON', async () => {
  const { stdout } = await clausewise(['list', '--json']);
  const listed: readonly unknown[] = JSON.parse(stdout);
  expect(listed.map((clause) => expect.objectContaining(clause))).toHaveLength(every.length);
  expect(listed).toEqual(every.map((clause) => expect.objectContaining(clause)));
});

it('shows only what is asked for', async () => {
  const { stdout } = await clausewise([
    ...['list', '--json', '--operation', 'CreateSecurityGroup'],
    ...['--clause', 'Tag.*.length', '--clause', '*.Description.*', '--level', 'must'],
  ]);
  const listed: readonly { readonly id: string }[] = JSON.parse(stdout);
  expect(listed.map(({ id }) => id)).toEqual([
    'CreateSecurityGroup.Description.length',
    'CreateSecurityGroup.Description.prefix',
    'CreateSecurityGroup.Description.charset',
    'CreateSecurityGroup.Description.optional',
    'CreateSecurityGroup.Tag.Key.length',
    'CreateSecurityGroup.Tag.Value.length',
  ]);
});
