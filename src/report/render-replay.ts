import type { Replayed, ReplayVerdict } from '../cases/replayed.ts';
import { createPainter } from './painter.ts';
import { visible } from './text.ts';
import { counted } from './words.ts';
import { hang, wrap } from './wrap.ts';

const titles: { readonly [V in ReplayVerdict]: string } = {
  fixed: '✓ fixed',
  'still-failing': '✗ still failing',
  'failing-otherwise': '✗ failing otherwise',
  'cannot-tell': '? cannot tell',
};

const order: readonly ReplayVerdict[] = ['still-failing', 'failing-otherwise', 'cannot-tell', 'fixed'];

/** What sending cases again came to: each with its clause and why, and how many there are of each kind. */
export function renderReplay(
  replayed: readonly Replayed[],
  { color, columns }: { readonly color: boolean; readonly columns: number },
): string {
  const paint = createPainter(color);
  const tones: { readonly [V in ReplayVerdict]: (text: string) => string } = {
    fixed: paint.green,
    'still-failing': paint.red,
    'failing-otherwise': paint.red,
    'cannot-tell': paint.bold,
  };
  const sorted = order.flatMap((verdict) => replayed.filter((it) => it.verdict === verdict));
  const lines = sorted.flatMap(({ verdict, reason, case: own }) => [
    `${tones[verdict](titles[verdict].padEnd(20))} ${own.clause}`,
    ...hang('  Case      ', own.id, columns).map(paint.dim),
    ...hang('  Recorded  ', visible(`expected ${own.expected}, received: ${own.received}`), columns),
    ...hang('  Now       ', visible(reason), columns),
  ]);
  const counts = order.flatMap((verdict) => {
    const { length } = replayed.filter((it) => it.verdict === verdict);
    return length === 0 ? [] : [`${length} ${verdict.replace('-', ' ')}`];
  });
  const requests = replayed.reduce((sum, it) => sum + it.requests, 0);
  const total = `${counted(replayed.length, 'case')}, ${counted(requests, 'request')}: ${counts.join(', ')}.`;
  return [...lines, '', ...wrap(total, columns)].join('\n');
}
