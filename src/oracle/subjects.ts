import { field } from '../client/decode.ts';
import type { Contract } from '../contract/contract.ts';
import { namesSubject } from '../contract/subject.ts';
import type { Parameters } from '../contract/test-case.ts';
import { treeOf } from './observation.ts';
import type { RecordedExchange } from './recorded-exchange.ts';

/** Between them stand ids in a list that is one text. */
const separated = /[^\s",[\]]+/g;

/** The id of what an answer says was made to act on; null where it says nothing of the kind. */
export function madeSubject({ subject }: Contract, exchange: RecordedExchange): string | null {
  const { response, action } = exchange;
  if (subject === undefined || action !== subject.make.action || response === undefined) return null;
  if (response.status < 200 || response.status > 299) return null;
  const id = field(treeOf(exchange), subject.make.id);
  return typeof id === 'string' && id !== '' ? id : null;
}

/** What a request may name in the place of subjects: whole values, and the parts of a list that is one text. */
export function namedIn(contract: Contract, values: Parameters): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    namesSubject(contract, name) ? [value, ...(value.match(separated) ?? [])] : [],
  );
}
