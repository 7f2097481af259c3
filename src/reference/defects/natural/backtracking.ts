import type { RequestContext } from '../../behaviour.ts';
import { bothClauses, groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends } from '../../testing/witness.ts';
import type { Change } from '../../variation/change.ts';
import { type NaturalDefect, naturals } from './natural.ts';

/** How long such a match keeps the only thread busy, in milliseconds: real ones take minutes. */
const busyMs = 3000;

/** Matches for seconds when `isCostly` holds of the parameter `name`; meanwhile every request waits. */
function backtrack(name: string, isCostly: (text: string) => boolean): Change {
  return (behaviour) => {
    let busyUntil = 0;
    const match = ({ call, fixtures }: RequestContext): undefined => {
      const costly = call.parameters.some((one) => one.name === name && isCostly(one.value));
      if (costly) busyUntil = Math.max(busyUntil, fixtures.clock()) + busyMs;
    };
    return {
      ...behaviour,
      before: [...behaviour.before, match],
      wire: [
        ...behaviour.wire,
        (wire, { fixtures }) => ({ ...wire, delayMs: Math.max(wire.delayMs, busyUntil - fixtures.clock()) }),
      ],
    };
  };
}

const one =
  'a pattern with a repeated group in a repeated group backtracks exponentially, and Node has one thread';

/** Patterns that take exponential time: the whole endpoint stands still meanwhile. */
export const backtrackingDefects: readonly NaturalDefect[] = naturals('patterns', [
  {
    title: 'policy-name-hang',
    about:
      'stands still for seconds for a policy name of thirty right characters with a wrong one behind them',
    reason: `In \`^([\\w.-]+)*$\` ${one}.`,
    clauses: [policyClause('Robust.input')],
    witness: sends(policy({ SecurityPolicyName: `${'a'.repeat(40)}!` })),
    apply: backtrack('SecurityPolicyName', (text) => /^[\w.-]{30}[\w.-]*[^\w.-]/.test(text)),
  },
  {
    title: 'description-hang',
    about: 'stands still for seconds for a description with a very long run of one sign',
    reason: `In \`^(\\S+\\s?)+$\` ${one}; the length is checked afterwards.`,
    clauses: [groupClause('Robust.input')],
    witness: sends(group({ Description: `${'x'.repeat(5000)}` })),
    apply: backtrack('Description', (text) => /\S{5000}/.test(text)),
  },
  {
    title: 'token-hang',
    about: 'stands still for seconds for a long token of letters and digits that ends in another sign',
    reason: `In \`^([A-Za-z0-9]+-?)+$\` ${one}.`,
    clauses: bothClauses('Robust.input'),
    witness: sends(group({ ClientToken: `${'a'.repeat(40)}~` })),
    apply: backtrack('ClientToken', (text) => /^[A-Za-z0-9]{30,}[^A-Za-z0-9-]/.test(text)),
  },
]);
