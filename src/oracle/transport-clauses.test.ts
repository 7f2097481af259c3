import { expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { PlannedRequest } from '../contract/test-case.ts';
import { createObserver, success } from './observer.test.kit.ts';
import { clauseWithoutCarriage } from './transport-clauses.ts';

const { group } = specimen;
const { RegionId: _, ...withoutRegion } = specimen.base(group);

/** The clause that is blamed where a request without a region was accepted, carried so. */
function blamed(clause: string, carried: Partial<PlannedRequest>): string {
  const observation = createObserver(group).create(withoutRegion, success(group, 'sg-1'), carried);
  return clauseWithoutCarriage(group, `${group.operation}.${clause}`, observation).replace(/^\w+\./, '');
}

it.each<readonly [string, Partial<PlannedRequest>, string]>([
  ['Format.xml', { format: 'XML' }, 'Format.xml'],
  ['Format.xml', { place: 'body' }, 'Transport.post'],
  ['Format.xml', { method: 'GET' }, 'Transport.get'],
  ['Format.xml', {}, 'RegionId.required'],
  ['Transport.post', { place: 'body' }, 'Transport.post'],
  ['RegionId.required', { place: 'body' }, 'RegionId.required'],
])('puts what raised %s and goes on with %j down to %s', (clause, carried, expected) => {
  expect(blamed(clause, carried)).toBe(expected);
});
