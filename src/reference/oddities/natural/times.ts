import { parameterOf } from '../../../endpoint/decode-form.ts';
import type { ErrorShape } from '../../../endpoint/error-shape.ts';
import type { Operation, RequestContext } from '../../behaviour.ts';
import { group } from '../../testing/ask.ts';
import { many, sends, sendsAtOnce } from '../../testing/witness.ts';
import { allOf, type Change, isCreation } from '../../variation/change.ts';
import { isBeyond } from '../../variation/conditions.ts';
import { changeRun } from '../../variation/runs.ts';
import { type NaturalOddity, naturals } from './natural.ts';

const creations = ['CreateSecurityGroup', 'CreateSecurityPolicy'] as const;
const lists = ['DescribeSecurityGroups', 'ListSecurityPolicies'] as const;

/** Delays some answers, by how many requests there were. */
const delay =
  (delayOf: (ordinal: number) => number): Change =>
  (behaviour) => ({
    ...behaviour,
    wire: [
      ...behaviour.wire,
      (wire, { call }) => ({ ...wire, delayMs: wire.delayMs + delayOf(call.received.ordinal) }),
    ],
  });

const timing =
  (change: { readonly creationMs?: number; readonly consistencyMs?: number }): Change =>
  (behaviour) => ({
    ...behaviour,
    timing: { ...behaviour.timing, ...change },
  });

/** Lets what has the same key wait for one another. */
function queue(keyOf: (context: RequestContext) => string | undefined, takesMs: number): Change {
  return (behaviour) => {
    const last = new Map<string, Promise<unknown>>();
    const inTurn =
      (run: Operation['run']): Operation['run'] =>
      (context) => {
        const key = keyOf(context);
        if (key === undefined) return run(context);
        const turn = (last.get(key) ?? Promise.resolve()).then(async () => {
          await context.fixtures.pause(takesMs);
          return run(context);
        });
        last.set(
          key,
          turn.catch(() => undefined),
        );
        return turn;
      };
    return allOf(...creations.map((action) => changeRun(action, inTurn)))(behaviour);
  };
}

const throttled: ErrorShape = {
  status: 429,
  code: 'Throttling',
  message: 'Request was denied due to request throttling.',
};
const unavailable: ErrorShape = {
  status: 503,
  code: 'ServiceUnavailable',
  message: 'The request has failed due to a temporary failure of the server.',
};

/** What takes its time, and what turns requests away for a moment. */
export const timeOddities: readonly NaturalOddity[] = [
  ...naturals('storage', [
    {
      title: 'replica-lag',
      about: 'lets readers see creations and deletions after 1.2 s',
      reason: 'Lists read a replica.',
      apply: timing({ consistencyMs: 1200 }),
    },
  ]),
  ...naturals('state', [
    {
      title: 'cold-start',
      about: 'takes two seconds for the first answer',
      reason: 'A function that nobody has called for a while is started first.',
      apply: delay((ordinal) => (ordinal === 1 ? 2000 : 0)),
    },
    {
      title: 'pauses',
      about: 'takes 700 ms for every 150th answer',
      reason: 'A garbage collector that stops everything.',
      apply: delay((ordinal) => (ordinal % 150 === 0 ? 700 : 0)),
    },
    {
      title: 'lists-cached',
      about: 'shows a list as it was up to 300 ms before',
      reason: 'The answers of lists are cached by all of their parameters.',
      witness: sends(
        ...many(3, () => ({ Action: 'DescribeSecurityGroups', RegionId: 'cn-hangzhou' })),
        group(),
        {
          Action: 'DescribeSecurityGroups',
          RegionId: 'cn-hangzhou',
        },
      ),
      apply: (behaviour) => {
        const kept = new Map<
          string,
          { readonly answer: ReturnType<Operation['run']>; readonly at: number }
        >();
        const cached =
          (run: Operation['run']): Operation['run'] =>
          (context) => {
            const asked = context.call.parameters.filter(({ name }) => !/^(Signature|Timestamp)/.test(name));
            const key = JSON.stringify([context.call.action, asked]);
            const known = kept.get(key);
            const now = context.fixtures.clock();
            if (known !== undefined && now - known.at < 300) return known.answer;
            const answer = run(context);
            kept.set(key, { answer, at: now });
            return answer;
          };
        return allOf(...lists.map((action) => changeRun(action, cached)))(behaviour);
      },
    },
    {
      title: 'unavailable-circuit-open',
      about: 'is unavailable for 200 ms behind twenty refusals in a row',
      reason: 'A circuit breaker takes refusals for failures.',
      witness: sends(...many(22, () => group({ SecurityGroupName: '1' }))),
      apply: (behaviour) => {
        let refused = 0;
        let openUntil = 0;
        return {
          ...behaviour,
          before: [
            ...behaviour.before,
            (context) =>
              isCreation(context, 'both') && context.fixtures.clock() < openUntil ? unavailable : undefined,
          ],
          after: [
            ...behaviour.after,
            (answer, context) => {
              if (!isCreation(context, 'both') || answer.status === 503) return answer;
              refused = answer.root === 'Error' ? refused + 1 : 0;
              if (refused >= 20) {
                openUntil = context.fixtures.clock() + 200;
                refused = 0;
              }
              return answer;
            },
          ],
        };
      },
    },
    {
      title: 'throttled-by-the-second',
      about: 'throttles what comes behind two hundred requests within a second',
      reason: 'A limit on requests in a fixed window.',
      witness: sends(...many(202, () => ({ Action: 'DescribeRegions' }))),
      apply: (behaviour) => {
        const isTooMuch = isBeyond(200);
        return {
          ...behaviour,
          before: [...behaviour.before, (context) => (isTooMuch(context) ? throttled : undefined)],
        };
      },
    },
  ]),
  ...naturals('concurrency', [
    {
      title: 'one-at-a-time',
      about: 'creates one resource at a time, in 3 ms each',
      reason: 'SQLite has one writer.',
      apply: queue(() => 'all', 3),
    },
    {
      title: 'equal-tokens-wait',
      about: 'lets requests with one token wait for one another',
      reason: 'The token is locked in the database with SELECT FOR UPDATE.',
      apply: queue(({ call }) => parameterOf(call.parameters, 'ClientToken'), 20),
    },
    {
      title: 'throttled-at-once',
      about: 'throttles creations when more than five are at work',
      reason: 'A limit on what runs at once.',
      witness: sendsAtOnce(...many(12, () => group())),
      apply: (behaviour) => {
        let atWork = 0;
        const counted =
          (run: Operation['run']): Operation['run'] =>
          async (context) => {
            if (atWork >= 5) return throttled;
            atWork++;
            try {
              await context.fixtures.pause(5);
              return await run(context);
            } finally {
              atWork--;
            }
          };
        return allOf(...creations.map((action) => changeRun(action, counted)))(behaviour);
      },
    },
  ]),
];
