import { groupBy } from '../report/group-by.ts';
import { counted } from '../report/words.ts';
import { hang, wrap } from '../report/wrap.ts';
import type { Left } from '../results/summary.ts';
import type { SweptRun } from './sweep-ledger.ts';

/** What came of a sweep, for people, in lines of at most `columns`. */
export function renderSweep(runs: readonly SweptRun[], columns: number): string {
  return runs.flatMap((run) => renderRun(run, columns)).join('\n');
}

function renderRun({ header, deleted, left }: SweptRun, columns: number): readonly string[] {
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
    ...[...groupBy(left, ({ kind, reason }) => `${kind} ${reason}`).values()].flatMap((some) =>
      renderLeft(some, columns),
    ),
    ...wrap(conclusion(deleted.length, left), columns),
  ];
}

const titles: { readonly [K in Left['kind']]: string } = {
  created: '  left     ',
  unanswered: '  unknown  ',
  appeared: '  appeared ',
};

const doings: { readonly [K in Left['kind']]: string } = {
  created: 'by hand: call',
  unanswered: 'by hand: look for it with',
  appeared: 'if it is nobody else’s: call',
};

/** Those of one kind that are left for one reason. */
function renderLeft(left: readonly Left[], columns: number): readonly string[] {
  const [first] = left;
  if (first === undefined) return [];
  return [
    ...hang(titles[first.kind], `because ${first.reason}`, columns),
    ...left.flatMap(({ kind, operation, region, id, parameters, byHand }) => {
      const what =
        id === null
          ? `whether ${operation} in ${region} created this:`
          : `${id} of ${operation} in ${region}`;
      return [
        ...hang('           ', what, columns),
        ...(Object.keys(parameters).length === 0
          ? []
          : hang('             ', parametersText(parameters), columns)),
        ...(byHand === null ? [] : hang('             ', `${doings[kind]} ${byHand}`, columns)),
      ];
    }),
  ];
}

const longest = 60;

function parametersText(parameters: Left['parameters']): string {
  return Object.entries(parameters)
    .map(([name, value]) => {
      const text = JSON.stringify(value);
      return `${name}=${text.length > longest ? `${text.slice(0, longest)}…` : text}`;
    })
    .join(', ');
}

function conclusion(deleted: number, left: readonly Left[]): string {
  if (left.length === 0)
    return deleted === 0 ? 'Nothing is left.' : `Nothing is left: ${counted(deleted, 'resource')} deleted.`;
  const count = (...kinds: readonly Left['kind'][]) => left.filter(({ kind }) => kinds.includes(kind)).length;
  const parts = [
    `${counted(deleted, 'resource')} deleted`,
    ...(count('created') > 0 ? [`${count('created')} left`] : []),
    ...(count('unanswered', 'appeared') > 0
      ? [`${count('unanswered', 'appeared')} that cannot be known`]
      : []),
  ];
  return `${parts.join(', ')}. Sweeping again tries again; once they are removed by hand, delete the ledger.`;
}
