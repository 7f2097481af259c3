import { describe, expect, it } from 'vitest';
import { loadContracts } from '../../specs/contracts.ts';
import { openTarget } from './open-target.ts';
import { readTargets, urlsOf } from './read-targets.ts';
import { UsageError } from './usage-error.ts';

const known = await loadContracts();
const [first = '', second = ''] = [...new Set(known.map(({ product }) => product))];

describe('readTargets', () => {
  it('reads a URL for each product, and one for all others', () => {
    expect(readTargets([`${first}=http://127.0.0.1:1`, 'http://127.0.0.1:2'], known)).toEqual({
      byProduct: { [first]: 'http://127.0.0.1:1' },
      otherwise: 'http://127.0.0.1:2',
    });
  });

  it.each([
    [['nothing=http://127.0.0.1:1'], /no product "nothing"/],
    [['http://127.0.0.1:1', 'http://127.0.0.1:2'], /given twice/],
    [['http://user:password@127.0.0.1:1'], /must not carry a user/],
    [['http://127.0.0.1:1/?a=b'], /must not have a query/],
  ])('refuses %j', (texts, message) => {
    expect(() => readTargets(texts, known)).toThrow(UsageError);
    expect(() => readTargets(texts, known)).toThrow(message);
  });

  it('misses the URL of a product that a run needs', () => {
    const targets = readTargets([`${first}=http://127.0.0.1:1`], known);
    const needed = known.filter(({ product }) => product === second);
    expect(() => urlsOf(targets, needed)).toThrow(`No target is given for ${second}`);
  });
});

it('opens targets for products of which a run takes nothing', async () => {
  const contracts = known.filter(({ product }) => product === first);
  const target = [`${first}=http://127.0.0.1:1`, `${second}=http://127.0.0.1:2`];
  const open = await openTarget({
    target,
    contracts,
    known,
    signature: 'none',
    timeoutMs: 1,
    environment: {},
  });
  expect(open.urls).toEqual({ [first]: 'http://127.0.0.1:1' });
  await open.close();
});
