import { expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { rerunFindings } from './rerun-findings.ts';

/** Of more than eight hundred defects: `npm run reruns` tries them all. */
const tried = 4;

const defects = mutants.filter(({ kind }) => kind === 'defect');
const step = Math.ceil(defects.length / tried);
const sample = defects.filter((_, index) => index % step === Math.floor(step / 2));

let found = 0;

it.each(sample)(
  'shows again what it finds of the endpoint that $about, and tells it fixed where it is not there',
  async (mutant) => {
    const reruns = await rerunFindings(
      { mutant, seed: 1, contract: null, profile: 'standard' },
      { alone: false },
    );
    found += reruns.length;
    expect(reruns.filter(({ isShown }) => !isShown)).toEqual([]);
    expect(reruns.filter(({ elsewhere }) => elsewhere !== null && elsewhere !== 'fixed')).toEqual([]);
  },
  300_000,
);

it('has found something of most of them', () => {
  expect(found).toBeGreaterThan(tried / 2);
});
