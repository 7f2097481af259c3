import { describe, it } from 'vitest';
import { groupBy } from '../report/group-by.ts';
import { assess } from './assess.ts';
import { conductTrial } from './conduct-trial.ts';
import { familyOf, subjects } from './select-subjects.ts';
import type { Subject } from './trial.ts';

/** Chooses what is tried; `npm run selftest` tries all. */
const seed = 1;

type Row = readonly [name: string, subject: Subject];

/** One subject of every family that `isChosen` holds of, by its place among the families. */
function sampled(kind: Subject['kind'], isChosen: (place: number) => boolean): readonly Row[] {
  const subjectsOfKind = subjects.filter(
    // When a rare defect shows depends on the order in which requests that run at once arrive.
    ({ kind: own, level, name }) => own === kind && level !== 'should' && familyOf(name) !== 'rare',
  );
  return [...groupBy(subjectsOfKind, ({ name }) => familyOf(name)).values()]
    .filter((_members, place) => isChosen(place))
    .flatMap((members) => {
      const subject = members[(seed * 7919) % members.length];
      return subject === undefined ? [] : [[subject.name, subject] as const];
    });
}

/** Beyond what a trial may take by itself: many run at once. */
const timeout = 240_000;

describe.concurrent('a run finds by a clause that it breaks that the endpoint has', { timeout }, () => {
  it.each(sampled('defect', (place) => (place + seed) % 2 === 0))('%s', async (_name, subject) => {
    const { finding, trials } = assess(subject, [await conductTrial({ subject, seed, profile: 'standard' })]);
    if (finding !== 'found') throw new Error(`${finding}: ${JSON.stringify(trials, null, 1)}`);
  });
});

describe.concurrent('a run leaves an endpoint alone that is odd but right in its', { timeout }, () => {
  it.each(sampled('oddity', () => true))('%s', async (_name, subject) => {
    const { finding, trials } = assess(subject, [await conductTrial({ subject, seed, profile: 'quick' })]);
    if (finding !== 'silent') throw new Error(`${finding}: ${JSON.stringify(trials, null, 1)}`);
  });
});
