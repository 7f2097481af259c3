import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { clausesOf, runReference } from '../runs.test.kit.ts';

it.each(['sp-id/missing', 'sp-id/empty'])(
  'keeps a target from being filled by what it tells no id of, and judges it in full: %s',
  async (name) => {
    const { clausesThat, left, summary } = await runReference(
      { defects: [name] },
      { contracts: [specimen.policy] },
    );
    const must = new Set(summary.clauses.flatMap(({ id, level }) => (level === 'must' ? [id] : [])));
    expect(clausesThat('violates')).toEqual(['CreateSecurityPolicy.Result.id']);
    // Without an id there is nothing to compare or to look up.
    const inconclusive = clausesOf(
      'CreateSecurityPolicy',
      'ClientToken.idempotent',
      'ClientToken.concurrent',
      'ClientToken.distinct',
      'Result.readback',
    );
    const unjudged = clausesThat('inconclusive', 'not-run').filter((id) => must.has(id));
    expect(unjudged.filter((id) => !inconclusive.has(id))).toEqual([]);
    // Of a parameter given twice the target keeps the first, so that nothing shows whose that resource is: it is named.
    const named = summary.left.filter(({ id }) => id !== null);
    expect(named).toHaveLength(left);
    expect(left).toBeLessThanOrEqual(1);
  },
);
