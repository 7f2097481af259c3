import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compiled, compiledFiles } from './compiled.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('what tests import', () => {
  const { resolveId } = compiled(root);
  const resolved = (source: string) => resolveId(source, `${root}src/oracle/fold.test.ts`);

  it('is compiled, and loaded by Node itself', () => {
    const id = resolved('./fold.ts') ?? '';
    expect(id).toBe(`${root}dist/src/oracle/fold.js`);
    expect(id).toMatch(compiledFiles);
    expect(resolved('../contract/contract.ts')).toBe(`${root}dist/src/contract/contract.js`);
  });

  it.each(['./fold.test.ts', '../cli/command.test.kit.ts', 'vitest', 'node:fs', '../../.config/compile.mjs'])(
    'is left to Vitest where it belongs to tests or comes from elsewhere: %s',
    (source) => expect(resolved(source)).toBeNull(),
  );

  it('is left to Vitest where it is not compiled', () => {
    expect(resolved('./nowhere.ts')).toBeNull();
    expect(resolveId('./index.html', undefined)).toBeNull();
  });
});
