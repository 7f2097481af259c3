import fc from 'fast-check';
import type { Format, FormatValue } from '../../src/contract/contract.ts';
import { type Making, samplesOf, single } from './making.ts';

interface Forms {
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const forms: { readonly [F in Format]: Forms } = {
  ipv4: {
    right: ['10.0.0.1', '192.168.255.254', '172.16.0.8', '203.0.113.77'],
    wrong: ['10.0.0.256', 'somewhere', '10.0.0', '10.0.0.1.1', '10.0.0.1/8', '::1'],
  },
  ipv6: {
    right: ['2001:db8::1', 'fe80::1', '2001:db8:0:1:1:1:1:1', '::1'],
    wrong: ['2001:db8::g', '1:2:3:4:5:6:7:8:9', 'somewhere', '2001::db8::1', '10.0.0.1'],
  },
  'date-time': {
    right: ['2030-01-01T00:00:00Z', '2029-02-28T23:59:59Z', '2032-02-29T12:30:00Z', '2035-12-31T01:02:03Z'],
    wrong: ['tomorrow', 'next Friday at noon', 'T', 'not a moment'],
  },
  email: {
    right: ['someone@example.com', 'a.b@example.org', 'first-last@mail.example.net', 'x1@example.com'],
    wrong: ['someone', '@example.com', 'someone@', 'some one@example.com'],
  },
  uuid: {
    right: [
      '123e4567-e89b-42d3-a456-426614174000',
      '00000000-0000-4000-8000-000000000001',
      'ffffffff-ffff-4fff-bfff-ffffffffffff',
    ],
    wrong: ['123e4567', 'no-uuid-at-all', '123e4567-e89b-42d3-a456-42661417400g'],
  },
};

/** Texts of a well-known form, and texts that no reading of it takes. */
export const format: Making<FormatValue> = {
  ordinary: ({ format: of }, index) => single(forms[of].right[index % forms[of].right.length] ?? ''),
  samples: ({ clause, format: of }) => [
    ...samplesOf(clause, 'accept', named(forms[of].right), 2),
    ...samplesOf(clause, 'refuse', named(forms[of].wrong), 2),
  ],
  arbitrary: ({ format: of }) => fc.constantFrom(...forms[of].right).map(single),
};

function named(texts: readonly string[]): readonly (readonly [string, string])[] {
  return texts.map((it) => [it, it]);
}
