import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { clear } from './clear.ts';

const { policy } = specimen;
const { list } = policy.companions;
const [shown] = list.fields.filter(({ shape }) => shape === 'text');

/** A look that shows resources by their ids and names. */
function page(named: Readonly<Record<string, string>>) {
  const items = Object.entries(named).map(([id, name]) => ({ [list.id]: id, [shown?.path ?? '']: name }));
  const body = JSON.stringify({ [list.items]: items, [list.total]: items.length });
  return { ordinal: 7, response: { status: 200, headers: { 'content-type': 'application/json' }, body } };
}

it('deletes what a look found by the letters of its sequence, and nothing else that it found', async () => {
  const removed: string[] = [];
  const remove = async (id: string) => removed.push(id) > 0;
  const execution = {
    creates: [{ reply: { kind: 'accepted', id: 'told' } }, { reply: { kind: 'refused' } }],
    steps: [{ kind: 'count', text: 'mmarker', at: [7] }],
    looks: [page({ told: 'a-mmarker', untold: 'mmarker-b', another: 'of somebody else' })],
  };
  await clear({ pool: { remove }, profile: { contract: policy } } as never, execution as never);
  expect(removed).toEqual(['told', 'untold']);
});
