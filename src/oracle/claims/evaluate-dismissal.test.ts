import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Observation } from '../observation.ts';
import { brokenDown, createObserver, success } from '../observer.test.kit.ts';
import { evaluateDismissal } from './evaluate-dismissal.ts';
import type { DismissalClaim } from './finding-claim.ts';

const { group } = specimen;
const observer = createObserver(group);
const { robustInput } = group.common;
const answered = observer.create(specimen.base(group), success(group, 'sg-1'));
const late = { ...answered, exchange: { ...answered.exchange, durationMs: 5000 } };
const down = observer.create(specimen.base(group), brokenDown);
const page = { status: 404, body: '<p>No.</p>', headers: { 'content-type': 'text/html' } } as const;
const odd = observer.create({ ...specimen.base(group), Description: 'a\u0000b' }, page);
const plain = observer.create({ ...specimen.base(group), Description: 'ab' }, page);

const cited = (at: number) => ({ at, again: [], baselines: [] });

/** What is said of a contradiction by the first of these answers that the others do not show again. */
const dismissed = (answers: readonly Observation[], change: Partial<DismissalClaim> = {}) =>
  evaluateDismissal(
    group,
    {
      kind: 'dismissal',
      operation: group.operation,
      clause: robustInput,
      case: 'a',
      why: 'unsteady',
      by: null,
      first: cited(0),
      again: answers.slice(1).map((_, at) => cited(at + 1)),
      seen: 1,
      sent: answers.length,
      ...change,
    },
    ({ at }) => ({ observation: answers[at] ?? answered, again: [], baselines: [] }),
    new Set(),
  );

it('says of an answer that was late once that it was an answer', () => {
  const evidence = dismissed([late, answered, answered]);
  expect(evidence).toMatchObject({ verdict: 'kept', accepted: 1, refused: 0, reason: '' });
  expect(evidence).not.toHaveProperty('unsteady');
});

it('says of a page that ordinary requests get as well that it was an answer', () => {
  expect(dismissed([odd, plain], { why: 'ordinary' })).toMatchObject({ verdict: 'kept', refused: 1 });
});

it.each<readonly [string, readonly Observation[], Partial<DismissalClaim>]>([
  ['broke down once', [down, answered, answered], {}],
  ['broke down later', [late, down, answered], {}],
  [
    'was late where the clause asks for more than an answer',
    [late, answered],
    { clause: `${group.operation}.Tag.count` },
  ],
  ['was answered by a page where ordinary requests are not', [odd, answered], { why: 'ordinary' }],
  ['was answered by a page as other odd requests are', [odd, odd], { why: 'ordinary' }],
  ['was late, and failed beside its twin', [late, answered], { why: 'unstable-control' }],
])('says nothing of what %s', (_, answers, change) => {
  expect(dismissed(answers, change).verdict).toBe('inconclusive');
});
