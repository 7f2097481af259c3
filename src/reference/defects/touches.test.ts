import picomatch from 'picomatch';
import { expect, it } from 'vitest';
import { clauseIds } from '../clause-id.ts';
import { defects } from './index.ts';

const touching = defects.filter(({ touches }) => touches.length > 0);

it('says of few defects that they touch more than they break', () => {
  expect(touching.length).toBeGreaterThan(0);
  expect(touching.length).toBeLessThan(defects.length / 10);
});

it('touches no clause that is not there', () => {
  const globs = [...new Set(touching.flatMap(({ touches }) => touches))];
  const touchesNone = (glob: string) => {
    const isTouched = picomatch(glob);
    return !clauseIds.some((id) => isTouched(id));
  };
  expect(globs.filter(touchesNone)).toEqual([]);
});

it('touches more than it breaks', () => {
  const idle = touching.filter(({ clauses, touches }) => {
    const isTouched = picomatch([...touches]);
    return clauseIds.every((id) => !isTouched(id) || clauses.includes(id));
  });
  expect(idle.map(({ name }) => name)).toEqual([]);
});
