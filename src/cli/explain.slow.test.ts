import { describe, expect, it } from 'vitest';
import { loadContracts } from '../../specs/contracts.ts';
import { clausewise } from './command.test.kit.ts';
import { exampleRequests } from './example-requests.ts';

it('shows the reading, the source and requests on both sides of the line', async () => {
  const { code, stdout } = await clausewise(['explain', 'CreateSecurityGroup.Tag.Key.length']);
  expect(stdout).toContain('A tag key has at most 64 characters.');
  expect(stdout).toContain('Request parameters, Tag.N.Key');
  expect(stdout).toMatch(/Valid requests[\s\S]*\* Tag\.1\.Key .*\(64 characters\)[\s\S]*→ accepted/);
  expect(stdout).toMatch(
    /Invalid requests[\s\S]*\* Tag\.1\.Key .*\(65 characters\)[\s\S]*→ refused with 400 InvalidTagKey/,
  );
  expect(stdout.split('\n').filter((line) => line.length > 80 && !/^ +https:\S+$/.test(line))).toEqual([]);
  expect(code).toBe(0);
});

it('takes an id without its operation where that is clear', async () => {
  const { stdout } = await clausewise(['explain', 'Tag.Key.length']);
  expect(stdout).toMatch(/^CreateSecurityGroup\.Tag\.Key\.length {2}must\n/);
});

describe.each(await loadContracts())('the examples of $operation', (contract) => {
  const tested = contract.clauses.filter(({ method }) => method.kind === 'request');

  it.each(tested)('are on each side of the line of $id that has one', (clause) => {
    const sides = exampleRequests(clause, contract).map(({ side }) => side);
    const asked = clause.method.kind === 'request' ? [...clause.method.sides] : [];
    expect(asked.length).toBeGreaterThan(0);
    expect(sides).toEqual(expect.arrayContaining(asked));
  });
});

it('shows an odd request as text that does no harm to a terminal', async () => {
  const { stdout } = await clausewise(['explain', 'CreateSecurityGroup.Robust.input']);
  expect(stdout).toContain('"a\\u0000b"');
  expect(/[\u0000-\u0009\u000b-\u001f\u007f]/.test(stdout)).toBe(false);
});
