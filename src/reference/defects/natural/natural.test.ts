import { describe, expect, it } from 'vitest';
import { documentedBehaviour } from '../../documented-behaviour.ts';
import { differs, transcribe } from '../../testing/drive.ts';
import { naturalDefects } from './index.ts';

const layers = [...new Set(naturalDefects.map(({ layer }) => layer))];

describe('every natural defect shows in the requests that are said to show it', () => {
  it.each(layers)('%s', async (layer) => {
    const silent: string[] = [];
    for (const { name, witness, apply } of naturalDefects.filter((one) => one.layer === layer)) {
      const documented = await transcribe(documentedBehaviour(), witness);
      if (!(await differs(apply(documentedBehaviour()), witness, documented))) silent.push(name);
    }
    expect(silent).toEqual([]);
  });
});

it('every natural defect has a name that begins with its layer, and a reason that is a sentence', () => {
  for (const { name, layer, reason } of naturalDefects) {
    expect(name).toMatch(`natural-${layer}/`);
    expect(reason).toMatch(/^\S.*\.$/);
  }
});

it.each([
  ['a final line break in a name', 'patterns/group-name-final-line-break'],
  ['a pattern that backtracks', 'patterns/policy-name-hang'],
  ['a token with a blank at its end', 'strings/group-token-trimmed'],
  ['an index that is a digit of another script', 'types/index-of-another-script-crash'],
  ['a list that is cut before it is filtered', 'storage/groups-cut-before-filter'],
  ['control characters in XML', 'serializers/xml-message-control-characters'],
  ['tags of one request in the next', 'state/tags-of-the-request-before'],
  ['a request that poisons all later ones', 'state/poisoned-for-good'],
  ['the race for the last place of a quota', 'concurrency/group-quota-raced'],
])('there is %s', (_, title) => {
  expect(naturalDefects.map(({ name }) => name)).toContain(`natural-${title}`);
});
