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
