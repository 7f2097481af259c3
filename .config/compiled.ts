import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const relativeSource = /^\.{1,2}\/.*\.tsx?$/;
const ofTests = /\.test(\.kit)?\.tsx?$/;

/** What Node is to load by itself, as an option of Vitest. */
export const compiledFiles = /\/dist\/(src|specs|generators|bench)\//;

/**
 * A plugin of Vite that has tests import what is compiled in `root` instead of the sources: users get the same, and Node
 * runs it without anything in between. Tests and their kits are taken from the sources.
 */
export function compiled(root: string) {
  return {
    name: 'compiled',
    enforce: 'pre' as const,
    resolveId(source: string, importer: string | undefined) {
      if (importer === undefined || !relativeSource.test(source) || ofTests.test(source)) return null;
      const output = join(root, 'dist', relative(root, join(dirname(importer), source)));
      const id = output.replace(/\.tsx?$/, '.js');
      return existsSync(id) ? id : null;
    },
  };
}
