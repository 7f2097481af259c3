import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Answered } from '../send/answered.ts';
import { answeredInTime } from './answered-in-time.ts';
import { changed, createTarget, follow } from './target.test.kit.ts';

const target = createTarget(specimen.group);
const request = changed(target, { Description: 'aaaaaaaaaaaaaaaaaaaaaaaa!' });

/** What comes of a request that was late: whether each sending is late again, or null for one that cannot be sent. */
function again(...late: readonly (boolean | null)[]) {
  const lateAnswers = new Set<Answered>();
  return follow(
    answeredInTime(request, (answered) => lateAnswers.has(answered)),
    ({ planned }, count) => {
      const isLate = late[count - 1];
      if (isLate === null || isLate === undefined) return null;
      const answered = target.send(planned);
      if (isLate) lateAnswers.add(answered);
      return answered;
    },
  );
}

it('sends what was late twice more, and takes it for a pause when it comes in time', () => {
  const { asks, answers, conclusion } = again(false, false);
  expect(asks.map(({ planned }) => planned)).toEqual([request, request]);
  expect(conclusion).toEqual(answers);
});

it.each([
  ['late again', [true], 1],
  ['late once more', [false, true], 2],
  ['not sent', [null], 1],
])('says nothing when it is %s', (_, late, sendings) => {
  const { asks, conclusion } = again(...late);
  expect(conclusion).toBeNull();
  expect(asks).toHaveLength(sendings);
});
