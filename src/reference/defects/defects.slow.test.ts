import { describe, expect, it } from 'vitest';
import { type ClauseId, clauseIds } from '../clause-id.ts';
import { documentedBehaviour } from '../documented-behaviour.ts';
import { differs, type Scenario, transcribe } from '../testing/drive.ts';
import { scenarios } from '../testing/scenarios.ts';
import { defects } from './index.ts';

const scenarioOf = (clause: ClauseId): Scenario => scenarios.get(clause) ?? (async () => {});

/** What the reference shows in the scenario of a clause; worked out once. */
const documented = new Map<string, Promise<readonly string[]>>();
function ofReference(clause: ClauseId, vpcOnly: boolean): Promise<readonly string[]> {
  const key = `${clause} ${vpcOnly}`;
  const lines = documented.get(key) ?? transcribe(documentedBehaviour({ vpcOnly }), scenarioOf(clause));
  documented.set(key, lines);
  return lines;
}

const derived = defects.filter(({ layer }) => layer === undefined);
const families = new Set(derived.map(({ name }) => name.slice(0, name.indexOf('/'))));

describe('every defect that was derived from a clause shows where the first of its clauses is tried', () => {
  it.each([...families])('%s', async (family) => {
    const silent: string[] = [];
    for (const { name, clauses, apply, assume } of derived.filter((one) =>
      one.name.startsWith(`${family}/`),
    )) {
      const [clause] = clauses;
      const vpcOnly = assume === 'vpc-only';
      const shows =
        clause !== undefined &&
        (await differs(
          apply(documentedBehaviour({ vpcOnly })),
          scenarioOf(clause),
          await ofReference(clause, vpcOnly),
        ));
      if (!shows) silent.push(name);
    }
    expect(silent).toEqual([]);
  });
});

it('every defect has a name of its own, with a family in front', () => {
  expect(new Set(defects.map(({ name }) => name)).size).toBe(defects.length);
  for (const { name } of defects) expect(name).toMatch(/^[a-z]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/);
});

it('every defect is described by what the endpoint does', () => {
  for (const { about } of defects) expect(about).toMatch(/^(never )?[a-z]+s .*[^.]$/);
});

it('every clause has a defect that breaks it', () => {
  const broken = new Set(defects.flatMap(({ clauses }) => clauses));
  expect(clauseIds.filter((clause) => !broken.has(clause))).toEqual([]);
});

it('slight defects break should clauses only', () => {
  const should =
    /\.(Result\.isolation|ClientToken\.mismatch|RequestId\.uuid|DryRun\.pass\.status|Quota\.error\.message)$/;
  for (const { level, clauses } of defects) {
    expect(clauses.every((clause) => should.test(clause))).toBe(level === 'should');
  }
});

it('two endpoints without defects behave alike', async () => {
  for (const clause of clauseIds) {
    expect(await differs(documentedBehaviour(), scenarioOf(clause), await ofReference(clause, false))).toBe(
      false,
    );
  }
});
