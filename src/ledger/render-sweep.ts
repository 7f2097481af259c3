import { groupBy } from '../report/group-by.ts';
import { counted } from '../report/words.ts';
import { hang, wrap } from '../report/wrap.ts';
import type { Intent } from './chapter.ts';
import type { SweptRun } from './sweep-ledger.ts';
import type { Left, Unknown } from './swept.ts';

/** What came of a sweep, for people, in lines of at most `columns`. */
export function renderSweep(runs: readonly SweptRun[], columns: number): string {
  return runs.flatMap((run) => renderRun(run, columns)).join('\n');
}

function renderRun({ header, deleted, left, unknown }: SweptRun, columns: number): readonly string[] {
  const where = header.embedded
    ? 'the embedded reference endpoint'
    : [...new Set(Object.values(header.target))].join(' and ');
  const title = wrap(`Run of ${header.startedAt} against ${where}`, columns);
  if (header.embedded) return [...title, ...wrap('Nothing is left: its target ended with it.', columns)];
  return [
    ...title,
    ...deleted.flatMap(({ operation, region, id }) =>
      hang('  deleted  ', `${id} of ${operation} in ${region}`, columns),
    ),
    ...[...groupBy(left, ({ why }) => why)].flatMap(([why, some]) => renderLeft(why, some, columns)),
    ...[...groupBy(unknown, ({ why }) => why)].flatMap(([why, some]) => renderUnknown(why, some, columns)),
    ...wrap(conclusion({ deleted: deleted.length, left: left.length, unknown: unknown.length }), columns),
  ];
}

function renderLeft(why: string, left: readonly Left[], columns: number): readonly string[] {
  return [
    ...hang('  left     ', `because ${why}`, columns),
    ...left.flatMap(({ created: { operation, region, id }, byHand }) => [
      ...hang('           ', `${id} of ${operation} in ${region}`, columns),
      ...(byHand === null ? [] : hang('             ', `by hand: call ${byHand}`, columns)),
    ]),
  ];
}

function renderUnknown(why: string, unknown: readonly Unknown[], columns: number): readonly string[] {
  return [
    ...hang('  unknown  ', `because ${why}`, columns),
    ...unknown.flatMap(({ intent, byHand }) => [
      ...hang('           ', `whether ${intent.operation} in ${intent.region} created this:`, columns),
      ...hang('             ', parametersOf(intent), columns),
      ...(byHand === null ? [] : hang('             ', `by hand: look for it with ${byHand}`, columns)),
    ]),
  ];
}

const longest = 60;

function parametersOf({ request }: Intent): string {
  const shown = Object.entries(request.parameters).map(([name, value]) => {
    const text = JSON.stringify(value);
    return `${name}=${text.length > longest ? `${text.slice(0, longest)}…` : text}`;
  });
  return shown.join(', ') || 'nothing';
}

function conclusion(counts: {
  readonly deleted: number;
  readonly left: number;
  readonly unknown: number;
}): string {
  const { deleted, left, unknown } = counts;
  if (left + unknown === 0) {
    return deleted === 0 ? 'Nothing is left.' : `Nothing is left: ${counted(deleted, 'resource')} deleted.`;
  }
  const parts = [
    `${counted(deleted, 'resource')} deleted`,
    ...(left > 0 ? [`${left} left`] : []),
    ...(unknown > 0 ? [`${unknown} that cannot be known`] : []),
  ];
  return `${parts.join(', ')}. Sweeping again tries again; once they are removed by hand, delete the ledger.`;
}
