import { outcomeLooks, type ShownOutcome } from '../report/outcomes.ts';
import { shorten } from '../report/text.ts';
import { grouped } from '../report/words.ts';
import type { Column } from './matrix.ts';

const height = 120;
const bar = 34;
const gap = 20;
const foot = 34;

/** From the bottom: what is good stands on the ground, so that what is not sticks out above it. The others say nothing of the target. */
const stack: readonly ShownOutcome[] = [
  'conforms',
  'excepted',
  'warns',
  'inconclusive',
  'not-run',
  'violates',
];

/** One violation among many clauses is still seen. */
const least = 4;

/** A bar a run: how many clauses came to what. Numbers stand beside it, for who sees no colours. */
export function MatrixChart({ columns }: { readonly columns: readonly Column[] }) {
  const most = Math.max(1, ...columns.map(({ counts }) => countOf(stack, counts)));
  const width = columns.length * (bar + gap) + gap;
  return (
    <div class="chart">
      <svg
        viewBox={`0 0 ${width} ${height + foot}`}
        width={width}
        height={height + foot}
        role="img"
        aria-label="Outcomes of each run"
      >
        {columns.map((column, index) => (
          <Bar column={column} left={gap + index * (bar + gap)} most={most} />
        ))}
      </svg>
      <div class="scroll">
        <Numbers columns={columns} />
      </div>
    </div>
  );
}

interface BarProps {
  readonly column: Column;
  readonly left: number;
  /** How many clauses the highest bar stands for. */
  readonly most: number;
}

function Bar({ column: { target, day, counts }, left, most }: BarProps) {
  let top = height;
  const parts = stack.flatMap((outcome) => {
    const count = counts.get(outcome) ?? 0;
    if (count === 0) return [];
    const tall = Math.max(least, (count / most) * (height - stack.length * least));
    top -= tall;
    const { tone, title } = outcomeLooks[outcome];
    return [
      <rect class={tone} x={left} y={top.toFixed(1)} width={bar} height={tall.toFixed(1)}>
        <title>{`${target} ${day}: ${grouped(count)} ${title}`}</title>
      </rect>,
    ];
  });
  const middle = left + bar / 2;
  const violated = counts.get('violates') ?? 0;
  return (
    <>
      {parts}
      <text x={middle} y={height + 14} text-anchor="middle">
        {violated === 0 ? '✓' : `✗ ${grouped(violated)}`}
      </text>
      <text x={middle} y={height + 28} text-anchor="middle">
        {shorten(day.slice(5), 8)}
      </text>
    </>
  );
}

const numbers: readonly { readonly title: string; readonly of: readonly ShownOutcome[] }[] = [
  { title: 'violates', of: ['violates'] },
  { title: 'unjudged', of: ['inconclusive', 'not-run'] },
  { title: 'warns', of: ['warns'] },
  { title: 'excepted', of: ['excepted'] },
  { title: 'conforms', of: ['conforms'] },
];

function Numbers({ columns }: { readonly columns: readonly Column[] }) {
  const shown = numbers.filter(({ of }) => columns.some(({ counts }) => countOf(of, counts) > 0));
  return (
    <table class="counts">
      <thead>
        <tr>
          <th>Run</th>
          {shown.map(({ title }) => (
            <th class="number">{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map(({ target, day, counts }) => (
          <tr>
            <td class="run">
              {target} <span class="dim">{day}</span>
            </td>
            {shown.map(({ of }) => (
              <td class="number">{grouped(countOf(of, counts))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many clauses came to one of `outcomes`. */
const countOf = (outcomes: readonly ShownOutcome[], counts: Column['counts']): number =>
  outcomes.reduce((sum, outcome) => sum + (counts.get(outcome) ?? 0), 0);
