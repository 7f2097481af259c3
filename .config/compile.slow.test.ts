import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { compile } from './compile.mjs';

const settings = {
  compilerOptions: { rootDir: '.', outDir: 'dist', declaration: true, sourceMap: true, types: [] },
  include: ['specs'],
};

/** A project of two modules, one of them for markup. */
function project() {
  const root = mkdtempSync(join(tmpdir(), 'clausewise-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'specs'));
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);
  write('tsconfig.json', JSON.stringify(settings));
  write('specs/one.ts', 'export const one = 1;\n');
  write('specs/two.tsx', 'export const two = 2;\n');
  const outputs = () =>
    readdirSync(join(root, 'dist/specs'))
      .filter((name) => !name.endsWith('.map'))
      .sort();
  return { root, write, outputs, one: () => readFileSync(join(root, 'dist/specs/one.js'), 'utf8') };
}

it('compiles what has changed, nothing again, and leaves no output of a source that is gone', () => {
  const { root, write, outputs, one } = project();
  expect(compile(root)).toBe(true);
  expect(outputs()).toEqual(['one.d.ts', 'one.js', 'two.d.ts', 'two.js']);
  expect(compile(root)).toBe(false);
  write('specs/one.ts', 'export const one = 11;\n');
  rmSync(join(root, 'specs/two.tsx'));
  expect(compile(root)).toBe(true);
  expect(one()).toContain('one = 11');
  expect(outputs()).toEqual(['one.d.ts', 'one.js']);
  expect(compile(root)).toBe(false);
});

it('compiles again when an output is gone or was changed behind its back', async () => {
  const { root, write, outputs, one } = project();
  compile(root);
  rmSync(join(root, 'dist/specs/two.js'));
  expect(compile(root)).toBe(true);
  expect(outputs()).toEqual(['one.d.ts', 'one.js', 'two.d.ts', 'two.js']);
  // The clock of files may be coarse.
  await new Promise((resolve) => setTimeout(resolve, 20));
  write('dist/specs/one.js', 'broken');
  expect(compile(root)).toBe(true);
  expect(one()).toContain('one = 1');
});

it('does not take for compiled what has faults', () => {
  const { root, write } = project();
  write('specs/one.ts', 'export const one: string = 1;\n');
  expect(() => compile(root)).toThrow();
  expect(() => compile(root)).toThrow();
});
