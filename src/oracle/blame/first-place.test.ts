import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { plainTransport } from '../../contract/plain-transport.ts';
import { firstPlace } from './first-place.ts';

const { group } = specimen;
const placeOf = (SecurityGroupName: string) => {
  const parameters = { ...specimen.base(group), SecurityGroupName };
  const found = firstPlace(group, { ...plainTransport, parameters }, parameters);
  return (
    found && [
      found.clause,
      found.others.map((it) => it.parameters.SecurityGroupName),
      found.elsewhere.parameters.SecurityGroupName,
    ]
  );
};

it('has other signs in the first place, one that stands next to it among them, and the same sign in another', () => {
  expect(placeOf('^finance')).toEqual([
    'CreateSecurityGroup.SecurityGroupName.first',
    ['!finance', ']finance'],
    'f^inance',
  ]);
  expect(placeOf(' finance')).toEqual([
    'CreateSecurityGroup.SecurityGroupName.first',
    ['!finance'],
    'f inance',
  ]);
});

it.each(['fin^ance', '^fin^ance', '^', '1finance', 'finance', '^1inance'])('is not told by %j', (name) => {
  expect(placeOf(name)).toBeNull();
});
