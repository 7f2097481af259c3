import type { Answer } from '../client/decode.ts';
import type { Exchange } from '../client/exchange.ts';
import { readRequest } from '../client/read-request.ts';
import type { Contract } from '../contract/contract.ts';
import { textAt } from './answer-fields.ts';
import type { Remark } from './remark.ts';

/** What a success shows of the fields that each success has, beside the id of what was created. */
export function resultFieldRemarks(
  contract: Contract,
  exchange: Exchange,
  answer: Answer,
): readonly Remark[] {
  const { fields = [] } = contract.result;
  if (fields.length === 0 || answer.tree === null) return [];
  const given = readRequest(exchange.request);
  return fields.map(({ name, clause, shows }): Remark => {
    const shown = textAt(answer, name);
    const asked = given.find(([own]) => own === shows)?.[1];
    return {
      clause,
      side: 'accept',
      kept: shown !== '' && (asked === undefined || asked === shown),
      expected: asked === undefined ? `a ${name} that is not empty` : `${JSON.stringify(asked)} as ${name}`,
      actual: shown === '' ? `no ${name}` : JSON.stringify(shown),
    };
  });
}
