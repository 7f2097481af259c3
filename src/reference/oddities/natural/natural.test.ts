import { expect, it } from 'vitest';
import { documentedBehaviour } from '../../documented-behaviour.ts';
import { differs, transcribe } from '../../testing/drive.ts';
import { naturalOddities } from './index.ts';

const seen = naturalOddities.flatMap(({ witness, ...rest }) =>
  witness === undefined ? [] : [{ ...rest, witness }],
);

it.each(seen.map((one) => [one.name, one] as const))('%s shows', async (_name, { witness, apply }) => {
  const documented = await transcribe(documentedBehaviour(), witness);
  expect(await differs(apply(documentedBehaviour()), witness, documented)).toBe(true);
});

it('every natural oddity has a name that begins with its layer, and a reason that is a sentence', () => {
  for (const { name, layer, reason } of naturalOddities) {
    expect(name).toMatch(`natural-${layer}/`);
    expect(reason).toMatch(/^\S.*\.$/);
  }
});
