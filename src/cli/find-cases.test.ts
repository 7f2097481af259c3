import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyDirectory } from './command.test.kit.ts';
import { findCases } from './find-cases.ts';

it.each([
  ['nowhere', () => join(emptyDirectory(), 'nowhere')],
  ['an empty directory', emptyDirectory],
])('says that there is no case at %s', (_, place) => {
  expect(() => findCases([place()])).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(/^There is no case at /),
      hint: expect.any(String),
    }),
  );
});

it('reads of a folder the files that are named as cases are, and says what is wrong with one', () => {
  const directory = emptyDirectory();
  mkdirSync(join(directory, 'cases'));
  writeFileSync(join(directory, 'cases', 'notes.json'), '{}');
  writeFileSync(join(directory, 'cases', 'CreateThing.Name.length-0123456789.json'), '{}');
  for (const place of [directory, join(directory, 'cases'), join(directory, 'summary.json')]) {
    writeFileSync(join(directory, 'summary.json'), '{}');
    expect(() => findCases([place])).toThrow(/CreateThing\.Name\.length-0123456789\.json holds no case/);
  }
});
