import fc from 'fast-check';
import type { Stamp } from './encode.ts';
import type { Call, Pair } from './exchange.ts';

/** A call to start from in tests. */
export const plainCall: Call = {
  product: 'ecs',
  version: '2014-05-26',
  action: 'CreateSecurityGroup',
  parameters: [['RegionId', 'cn-hangzhou']],
  transport: { method: 'POST', place: 'query', format: 'JSON' },
  signature: 'v3',
};

/** A stamp to start from in tests. */
export const plainStamp: Stamp = {
  host: '127.0.0.1:8080',
  basePath: '',
  credentials: { accessKeyId: 'an-access-key-id', accessKeySecret: 'an-access-key-secret' },
  time: Date.UTC(2023, 9, 26, 10, 22, 32),
  nonce: '3156853299f313e23d1673dc12e1703d',
};

/** Every way to deliver a call. */
export const deliveries: readonly Call['transport'][] = (['JSON', 'XML'] as const).flatMap((format) => [
  { method: 'GET', place: 'query', format },
  { method: 'POST', place: 'query', format },
  { method: 'POST', place: 'body', format },
]);

/** Any text that is well-formed Unicode, control characters and the private planes among it. */
export const anyText: fc.Arbitrary<string> = fc.string({ unit: 'binary' });

/** Business parameters: names may repeat, values may be empty, and both may be any text. */
export const anyPairs: fc.Arbitrary<readonly Pair[]> = fc.array(
  fc.tuple(
    fc.oneof(
      fc.constantFrom('Tag.1.Key', 'Name', '名称'),
      anyText.map((name) => `x${name}`),
    ),
    anyText,
  ),
);
