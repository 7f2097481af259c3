import type { Facts } from './facts.ts';

/**
 * A value of an example on one target: `$region` and `$FIXTURE` stand for what is known of it, and `$FIXTURE/24` for the
 * first block of 24 bits in a block that is. Undefined where it is not known.
 */
export function fillExample(
  value: string,
  { region, fixtures }: Pick<Facts, 'region' | 'fixtures'>,
): string | undefined {
  if (!value.startsWith('$')) return value;
  if (value === '$region') return region;
  const [name = '', bits] = value.slice(1).split('/');
  const known = fixtures[name];
  return known === undefined || bits === undefined ? known : `${known.split('/')[0]}/${bits}`;
}
