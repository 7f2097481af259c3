import { expect, it } from 'vitest';
import type { Pair } from './exchange.ts';
import { signV1 } from './sign-v1.ts';

const describeRegions: readonly Pair[] = [
  ['Timestamp', '2016-02-23T12:46:24Z'],
  ['Format', 'XML'],
  ['AccessKeyId', 'testid'],
  ['Action', 'DescribeRegions'],
  ['SignatureMethod', 'HMAC-SHA1'],
  ['SignatureNonce', '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf'],
  ['Version', '2014-05-26'],
  ['SignatureVersion', '1.0'],
];

it('signs the published DescribeRegions request as published', () => {
  expect(signV1('GET', describeRegions, 'testsecret')).toBe('OLeaidS1JvxuMvnyHOwuJ+uX5qY=');
});

it('signs the published DescribeDedicatedHosts request as published', () => {
  const parameters: readonly Pair[] = [
    ['Action', 'DescribeDedicatedHosts'],
    ['Format', 'JSON'],
    ['RegionId', 'cn-beijing'],
    ['SignatureMethod', 'HMAC-SHA1'],
    ['SignatureNonce', 'edb2b34af0af9a6d14deaf7c1a5315eb'],
    ['SignatureVersion', '1.0'],
    ['Timestamp', '2023-03-13T08:34:30Z'],
    ['Version', '2014-05-26'],
    ['AccessKeyId', 'testid'],
  ];
  expect(signV1('GET', parameters, 'testsecret')).toBe('9NaGiOspFP5UPcwX8Iwt2YJXXuk=');
});

it('leaves an earlier signature out of what it signs', () => {
  const signed: readonly Pair[] = [...describeRegions, ['Signature', 'any']];
  expect(signV1('GET', signed, 'testsecret')).toBe(signV1('GET', describeRegions, 'testsecret'));
});

it('signs the same whatever the order of the parameters', () => {
  const reversed = describeRegions.toReversed();
  expect(signV1('GET', reversed, 'testsecret')).toBe(signV1('GET', describeRegions, 'testsecret'));
});
