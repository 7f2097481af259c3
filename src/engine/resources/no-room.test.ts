import { expect, it } from 'vitest';
import { noRoomText } from './no-room.ts';

const room = (alive: number, limit: number, trouble: string | null = null): string =>
  noRoomText({
    alive: () => new Array(alive).fill('id'),
    limit: () => limit,
    trouble: () => trouble,
    isRemovable: () => trouble === null,
  });

it.each([
  [room(3, 60, 'DeleteThing answered 403 Forbidden'), /^3 .*could not be deleted \(DeleteThing answered 403/],
  [room(2, 2), /^2 resources are alive, and the target takes no more than 2/],
  [room(0, 1), /no room though what the run created was deleted/],
])('says why there is no room: %s', (text, expected) => {
  expect(text).toMatch(expected);
});
