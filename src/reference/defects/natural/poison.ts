import type { RequestContext } from '../../behaviour.ts';
import { bothClauses, groupClause, policyClause } from '../../clause-id.ts';
import { type Asked, group, policy } from '../../testing/ask.ts';
import { sends } from '../../testing/witness.ts';
import { type Change, isCreation } from '../../variation/change.ts';
import { type NaturalDefect, naturals } from './natural.ts';

/** What falls over when a request is poison: how long for, and for whom. */
interface Fall {
  /** Requests that fail behind it. */
  readonly requests: number;
  /** The workers among which requests go in turn; the one that got the poison fails. */
  readonly workers: number;
}

/** Fails in requests behind one that `isPoison` holds of; that one fails itself. */
function poison(isPoison: (context: RequestContext) => boolean, { requests, workers }: Fall): Change {
  return (behaviour) => {
    let left = 0;
    let poisoned = 0;
    return {
      ...behaviour,
      before: [
        ...behaviour.before,
        (context) => {
          if (!isCreation(context, 'both')) return undefined;
          const worker = context.call.received.ordinal % workers;
          if (isPoison(context)) {
            left = requests;
            poisoned = worker;
            return behaviour.errors.internal;
          }
          if (left === 0 || worker !== poisoned) return undefined;
          left--;
          return behaviour.errors.internal;
        },
      ],
    };
  };
}

const holds =
  (pattern: RegExp) =>
  ({ call }: RequestContext): boolean =>
    call.parameters.some(({ value }) => pattern.test(value));

/** A name that has to be refused and is answered with 500 breaks the rule on its characters as well. */
const robust = [
  ...bothClauses('Robust.input'),
  groupClause('SecurityGroupName.charset'),
  policyClause('SecurityPolicyName.charset'),
];
/** What is sent next fails, whatever it is, so that any clause may go unjudged. */
const all = ['*.*'];
const then = (odd: Asked) => sends(odd, group(), policy());

/** Requests after which others fail. */
export const poisonDefects: readonly NaturalDefect[] = naturals('state', [
  {
    title: 'poisoned-by-nul',
    about: 'answers 500 to a NUL, and to the next twenty requests',
    reason:
      'In PostgreSQL a failed statement aborts the transaction, and the connection goes back to the pool with it.',
    clauses: robust,
    touches: all,
    witness: then(group({ Description: 'a\0b' })),
    apply: poison(holds(/\0/), { requests: 20, workers: 1 }),
  },
  {
    title: 'poisoned-for-good',
    about: 'answers 500 to a long form body, and to all that comes behind it',
    reason: 'A buffer that overflowed stays in the parser, which is used for all requests.',
    clauses: robust,
    touches: all,
    witness: then(group({ Description: 'x'.repeat(10_000) })),
    apply: poison(holds(/.{5000}/s), { requests: Number.POSITIVE_INFINITY, workers: 1 }),
  },
  {
    title: 'poisoned-worker',
    about: 'answers 500 to an emoji, and then to one request of four',
    reason: 'One of four workers has an exception in its state, and is not restarted.',
    clauses: robust,
    touches: all,
    witness: sends(group({ Description: 'a\u{1f600}b' }), ...Array.from({ length: 4 }, () => group())),
    apply: poison(holds(/\p{Extended_Pictographic}/u), { requests: Number.POSITIVE_INFINITY, workers: 4 }),
  },
  {
    title: 'poisoned-next',
    about: 'answers 500 to a lone percent sign, and to the request behind it',
    reason: 'The rest of what could not be decoded stays in the buffer of the connection.',
    clauses: robust,
    touches: all,
    witness: then(group({ Description: '100%' })),
    apply: poison(holds(/%(?![0-9A-Fa-f]{2})/), { requests: 1, workers: 1 }),
  },
  {
    title: 'connections-leaked-crash',
    about: 'answers 500 to all creations of groups once ten were refused for their VPC',
    reason:
      'The exception leaves the handler past the place where the connection is given back to the pool of ten.',
    clauses: [groupClause('Robust.input'), groupClause('VpcId.exists')],
    touches: all,
    witness: sends(...Array.from({ length: 12 }, () => group({ VpcId: 'vpc-none' })), group()),
    apply: (behaviour) => {
      let leaked = 0;
      return {
        ...behaviour,
        before: [
          ...behaviour.before,
          (context) => (isCreation(context, 'group') && leaked >= 10 ? behaviour.errors.internal : undefined),
        ],
        after: [
          ...behaviour.after,
          (answer, context) => {
            if (isCreation(context, 'group') && answer.fields.Code === 'InvalidVpcId.NotFound') leaked++;
            return answer;
          },
        ],
      };
    },
  },
]);
