import { acceptClauseOf } from '../../src/contract/accept-clause.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { parametersOfShape } from '../../src/contract/of-shape.ts';
import { readText } from '../../src/contract/read-text.ts';
import { tiesOf } from '../constraints/resolve.ts';
import { ordinaryText } from '../texts/text.ts';
import type { CaseDraft } from './case-draft.ts';

const longEnough = 9;

/** For every two texts of which no constraint speaks: a request in which they are the same, which no document minds. */
export function alikeDrafts(contract: Contract): readonly CaseDraft[] {
  const texts = parametersOfShape(contract, 'text');
  const ties = tiesOf(contract);
  const isTied = (names: readonly string[]) => ties.some((tie) => names.every((name) => tie.includes(name)));
  return texts.flatMap((one, index) =>
    texts.slice(index + 1).flatMap((other): readonly CaseDraft[] => {
      const value = ordinaryText(one.text, longEnough);
      const isValid = readText(one.text, value).length === 0 && readText(other.text, value).length === 0;
      const isUnique = one.text.unique !== undefined || other.text.unique !== undefined;
      if (!isValid || isUnique || isTied([one.name, other.name])) return [];
      return [
        {
          clause: acceptClauseOf(other) ?? '',
          side: 'accept',
          label: `the same as ${one.name}`,
          tier: 'edge',
          change: { [one.name]: value, [other.name]: value },
        },
      ];
    }),
  );
}
