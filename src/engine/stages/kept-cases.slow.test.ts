import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { keptId } from '../../cases/kept-id.ts';
import type { ReplayCase } from '../../cases/replay-case.ts';
import { oncePerText, runReference, type Tamper } from '../runs.test.kit.ts';

const quick = { contracts: [specimen.group], profile: 'quick' } as const;
const group = (rule: string) => `CreateSecurityGroup.${rule}`;

/** A run against an endpoint with this defect, and its cases; one for all tests that ask for it. */
const runAndCases = oncePerText(async (defect) => {
  const cases: ReplayCase[] = [];
  const on = (event: { readonly type: string; readonly case?: ReplayCase }) => {
    if (event.type === 'case' && event.case !== undefined) cases.push(event.case);
  };
  const plain = await runReference({ defects: [defect] }, { ...quick, listeners: [{ on }] });
  return { plain, cases };
});

describe('a case that failed before', () => {
  it.each([
    ['sg-tag-value/empty-refused', 'Tag.Value.empty'],
    ['sg-token/ignored', 'ClientToken.idempotent'],
    ['odd-input-crash/nul', 'Robust.input'],
  ])(
    'of an endpoint that is %s is the first that is sent, and accuses no other clause',
    async (defect, rule) => {
      const { plain, cases: kept } = await runAndCases(defect);
      expect(kept.map(({ clause }) => clause)).toContain(group(rule));
      const again = await runReference({ defects: [defect] }, { ...quick, kept });
      const tests = again.exchanges.filter(({ purpose }) => purpose === 'plan' || purpose === 'sequence');
      expect(tests[0]?.case).toBe(keptId(kept[0] ?? expect.fail('There is no case.')));
      expect(again.clausesThat('violates')).toEqual(plain.clausesThat('violates'));
      expect(again.clausesThat('conforms')).toEqual(plain.clausesThat('conforms'));

      const mended = await runReference({}, { ...quick, kept });
      expect(mended.summary.verdict).toBe('conforms');
      expect(mended.left).toBe(0);
    },
  );

  it('is found although nothing else that the run sends shows it', async () => {
    const {
      cases: [own],
    } = await runAndCases('sg-tag-value/empty-refused');
    if (own?.sendings.kind !== 'request') return expect.fail('There is no request.');
    const described = (Description: string) => ({
      ...(own.sendings.kind === 'request' ? own.sendings.request : expect.fail()),
      parameters: { RegionId: '{region:1}', SecurityGroupName: 'abc{fresh:12}', Description },
    });
    const rare: ReplayCase = {
      ...own,
      clause: group('Description.length'),
      sendings: {
        ...own.sendings,
        request: described('arareBird{fresh:12}'),
        twin: described('another{fresh:12}'),
        nearest: null,
        cure: null,
      },
    };
    const refusal = () =>
      JSON.stringify({
        RequestId: randomUUID().toUpperCase(),
        HostId: 'a.example',
        Code: 'Odd.Bird',
        Message: 'No.',
      });
    const refusing: Tamper = (call, exchange) =>
      exchange.response !== undefined && JSON.stringify(call).includes('arareBird')
        ? { ...exchange, response: { ...exchange.response, status: 400, body: refusal() } }
        : exchange;
    const unaware = await runReference({}, quick, refusing);
    expect(unaware.clausesThat('violates')).toEqual([]);
    const aware = await runReference({}, { ...quick, kept: [rare] }, refusing);
    expect(aware.clausesThat('violates')).toEqual([expect.stringContaining('.Description.')]);
  });

  it('costs a run nothing where there is none, or only of clauses that nobody asks for', async () => {
    const { cases: kept } = await runAndCases('sg-name-length/max-plus-one');
    const chosen = { ...quick, clauses: new Set([group('Tag.Key.length')]) };
    const [plain, without] = [await runReference({}, chosen), await runReference({}, { ...chosen, kept })];
    expect(without.summary.requests).toBe(plain.summary.requests);
    expect((await runReference({}, { ...quick, kept: [] })).summary.requests).toBe(
      (await runReference({}, quick)).summary.requests,
    );
  });
});
