import { describe, expect, it } from 'vitest';
import { sampleExchange } from '../report/sample-run.test.kit.ts';
import { differencesOf } from './first-difference.ts';
import { renderDifference } from './render-difference.ts';

const answered = (ordinal: number, id: string, status: number, body = '{}') =>
  sampleExchange({ ordinal, case: id, response: { status, headers: {}, body } });
const refused = '{"Code":"Bad","RequestId":"1"}';

describe('two runs of one plan', () => {
  it('part where a request is answered with another status or code, and not where ids differ', () => {
    const differences = differencesOf(
      [answered(1, 'a', 200, '{"Id":"1"}'), answered(2, 'b', 400, refused), answered(3, 'c', 400, refused)],
      [answered(1, 'c', 400, '{"Code":"Other"}'), answered(2, 'a', 200, '{"Id":"2"}'), answered(9, 'b', 200)],
    );
    expect(differences).toMatchObject({
      compared: 3,
      differing: 2,
      first: { before: { ordinal: 2 }, after: { ordinal: 9 } },
    });
    const lines = renderDifference(differences, 80);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.join('\n')).toMatch(/400 Bad +│ 200/);
  });

  it('are held against one another by what is planned, repeats one by one, the last attempt of each', () => {
    const lost = sampleExchange({ ordinal: 1, case: 'a', failure: { kind: 'reset', message: 'gone' } });
    const { response: _, ...unanswered } = lost;
    const retried = { ...answered(2, 'a', 200), attempt: 2, retryOf: 1 };
    const confirm = { ...answered(3, 'a', 500), purpose: 'confirm' } as const;
    const { compared, differing } = differencesOf(
      [unanswered, retried, answered(4, 'a', 200), confirm],
      [answered(1, 'a', 200), answered(2, 'a', 200)],
    );
    expect({ compared, differing }).toEqual({ compared: 2, differing: 0 });
  });

  it('do not part where one of them sent a request again with another token', () => {
    const used = '{"Code":"IdempotentParameterMismatch","RequestId":"1"}';
    const once = [answered(1, 'a', 200), answered(2, 'b', 200)];
    const twice = [answered(1, 'a', 400, used), answered(2, 'a', 200), answered(3, 'b', 200)];
    expect(differencesOf(once, twice)).toEqual({ compared: 2, differing: 0, first: null });
    expect(differencesOf(twice, once)).toEqual({ compared: 2, differing: 0, first: null });
  });

  it('that answer alike are said to', () => {
    const lines = renderDifference(differencesOf([answered(1, 'a', 200)], [answered(1, 'a', 200)]), 80);
    expect(lines.join(' ')).toBe(
      'All 1 request that both were sent were answered with the same status and code.',
    );
  });

  it('of which there is none are not said to be answered alike', () => {
    expect(renderDifference(differencesOf([], [answered(1, 'a', 200)]), 80)).toEqual([
      'There is no request that both were sent.',
    ]);
  });
});
