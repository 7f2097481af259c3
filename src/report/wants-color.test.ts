import { expect, it } from 'vitest';
import { wantsColor } from './wants-color.ts';

const [terminal, file] = [{ isTTY: true }, {}];

it.each([
  ['a terminal', terminal, {}, true],
  ['a file', file, {}, false],
  ['a terminal without colours', terminal, { NO_COLOR: '1' }, false],
  ['a terminal with an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
  ['a dumb terminal', terminal, { TERM: 'dumb' }, false],
  ['a file that is to have them', file, { FORCE_COLOR: '1' }, true],
  ['a dumb terminal that is to have them', terminal, { TERM: 'dumb', FORCE_COLOR: '3' }, true],
  ['a terminal that is to have none', terminal, { FORCE_COLOR: '0' }, false],
  ['a file, both ways at once', file, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ['a file with an empty FORCE_COLOR', file, { FORCE_COLOR: '' }, false],
])('on %s', (_, stream, environment, expected) => {
  expect(wantsColor(stream, undefined, environment)).toBe(expected);
  expect(wantsColor(stream, true, environment)).toBe(expected);
  expect(wantsColor(stream, false, environment)).toBe(false);
});
