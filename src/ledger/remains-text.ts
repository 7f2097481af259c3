import { groupBy } from '../report/group-by.ts';
import { counted } from '../report/words.ts';
import type { Left } from '../results/summary.ts';

/** Resources that are named of one kind; of more the summary tells. */
const most = 20;

/** What a run that came to its end leaves on its target, and how to remove it; null when it leaves nothing. */
export function remainsText(left: readonly Left[], directory: string): string | null {
  if (left.length === 0) return null;
  const parts = [...groupBy(left, ({ operation, kind }) => `${operation} ${kind}`).values()].map((some) => {
    const [{ operation, kind }] = some as [Left];
    return sentences[kind](operation, some);
  });
  return [
    'Left on the target:',
    ...parts.map((part) => `  ${part}`),
    `\`clausewise sweep --out ${directory}\` removes what can be removed, and says how to remove the rest.`,
  ].join('\n');
}

const sentences: { readonly [K in Left['kind']]: (operation: string, left: readonly Left[]) => string } = {
  created: (operation, left) => `${counted(left.length, 'resource')} of ${operation}: ${ids(left)}`,
  unanswered: (operation, { length }) =>
    `whatever came of ${counted(length, 'create')} of ${operation} that got no usable answer`,
  appeared: (operation, left) =>
    `${counted(left.length, 'resource')} of ${operation} that appeared meanwhile, not shown to be the run's: ${ids(left)}`,
};

function ids(left: readonly Left[]): string {
  const named = left.slice(0, most).map(({ id }) => id);
  return [...named, ...(left.length > most ? [`and ${left.length - most} more`] : [])].join(', ');
}
