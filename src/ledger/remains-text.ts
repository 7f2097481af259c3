import { groupBy } from '../report/group-by.ts';
import { counted } from '../report/words.ts';
import { type Chapter, hasOpen } from './chapter.ts';

/** What a run that came to its end leaves on its target, and how to remove it; null when it leaves nothing. */
export function remainsText(chapter: Chapter, directory: string): string | null {
  if (!hasOpen(chapter)) return null;
  const alive = [...groupBy(chapter.alive(), ({ operation }) => operation)].map(
    ([operation, created]) =>
      `${counted(created.length, 'resource')} of ${operation}: ${created.map(({ id }) => id).join(', ')}`,
  );
  const { length } = chapter.unanswered();
  const unanswered = `whatever came of ${counted(length, 'create')} that got no answer`;
  const parts = [...alive, ...(length > 0 ? [unanswered] : [])];
  return [
    'Left on the target:',
    ...parts.map((part) => `  ${part}`),
    `\`clausewise sweep --out ${directory}\` removes what can be removed, and says how to remove the rest.`,
  ].join('\n');
}
