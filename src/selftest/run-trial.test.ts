import { expect, it } from 'vitest';
import { assess } from './assess.ts';
import { mutants } from './mutants.ts';
import { runTrial } from './run-trial.ts';
import { surroundingsOf } from './surroundings.ts';

const named = (name: string) => {
  const mutant = mutants.find((one) => one.name === name);
  if (mutant === undefined) throw new Error(`There is no mutant ${name}.`);
  return mutant;
};

it('a run finds a defect by the clause that it breaks, and accuses no other', async () => {
  const mutant = named('sg-description-prefix/unchecked-prefix');
  const result = await runTrial({ mutant, contract: null, seed: 1, profile: 'quick' });
  const { finding, trials } = assess(mutant, [result], new Map());
  expect([finding, trials[0]?.wrong]).toEqual(['found', []]);
  expect(result.requests).toBeGreaterThan(0);
});

it('a run leaves an endpoint alone that takes five policies', async () => {
  const mutant = surroundingsOf({
    operations: ['CreateSecurityPolicy'],
    isSimulated: false,
    quota: 5,
    assume: null,
  });
  const result = await runTrial({ mutant, contract: null, seed: 1, profile: 'quick' });
  expect([assess(mutant, [result], new Map()).finding, result.ending]).toEqual(['silent', 'ended']);
});
