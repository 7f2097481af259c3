import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Contract, States } from '../../contract/contract.ts';
import type { ExecutedStep } from './executed.ts';
import { judgeStates } from './judge-states.ts';

const states: States = {
  path: 'Status',
  values: ['Pending', 'Ready'],
  until: 'Ready',
  withinMs: null,
  leaving: ['Leaving'],
  clause: 'states',
};

function judged(shown: readonly (string | null)[], more: Partial<States> = {}) {
  const { group } = specimen;
  const contract: Contract = {
    ...group,
    companions: { ...group.companions, states: { ...states, ...more } },
  };
  const created: ExecutedStep = {
    kind: 'create',
    answers: [
      {
        values: {},
        expectation: { kind: 'accept', breaches: [], openPoints: [], dryRun: false, excuses: [] },
        reply: { kind: 'accepted', id: 'a-1' },
        requestId: '1',
        tree: null,
        ordinal: 1,
        unsure: false,
        isShared: false,
      },
    ],
  };
  const looks = shown.map((state, index) => ({
    tree: state === null ? null : { Status: state },
    afterMs: 1000 * (index + 1),
  }));
  return judgeStates(contract, [created, { kind: 'settle', of: 0, shown: looks }]);
}

it.each([
  ['comes to its state at once', ['Ready'], {}, 'kept'],
  ['comes to its state by a listed one', ['Pending', 'Ready'], {}, 'kept'],
  ['is shown late', [null, 'Pending', 'Ready'], {}, 'kept'],
  ['is in a state that is not listed', ['Odd', 'Ready'], {}, 'contradicts'],
  ['is in a state where none are listed', ['Odd', 'Ready'], { values: null }, 'kept'],
  ['does not come to its state, and nobody says when it has to', ['Pending', 'Pending'], {}, 'inconclusive'],
  ['does not come to its state in time', ['Pending', 'Pending'], { withinMs: 1500 }, 'contradicts'],
  ['is still on its way', ['Pending'], { withinMs: 1500 }, 'inconclusive'],
  ['is not shown', [null, null], {}, 'inconclusive'],
  ['is shown without a state', ['', ''], {}, 'inapplicable'],
  ['cannot be looked at', [], {}, 'inapplicable'],
] as const)('a resource that %s', (_, shown, more, kind) => {
  expect(judged(shown, more).kind).toBe(kind);
});
