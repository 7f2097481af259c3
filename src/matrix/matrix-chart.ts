import { type Html, html } from '../report/html.ts';
import { outcomeLooks, type ShownOutcome } from '../report/outcomes.ts';
import { shorten } from '../report/text.ts';
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
export function matrixChart(columns: readonly Column[]): Html {
  const shown = numbers.filter(({ of }) => columns.some(({ counts }) => of.some((it) => counts.has(it))));
  const most = Math.max(1, ...columns.map(({ counts }) => total(counts)));
  const width = columns.length * (bar + gap) + gap;
  return html`<div class="chart"><svg viewBox="0 0 ${String(width)} ${String(height + foot)}" width="${String(width)}" height="${String(height + foot)}" role="img" aria-label="Outcomes of each run">
${columns.map((column, index) => barOf(column, gap + index * (bar + gap), most))}</svg>
<div class="scroll"><table class="counts"><thead><tr><th>Run</th>${shown.map(({ title }) => html`<th class="number">${title}</th>`)}</tr></thead><tbody>
${columns.map(
  ({ target, day, counts }) =>
    html`<tr><td class="run">${target} <span class="dim">${day}</span></td>${shown.map(
      ({ of }) => html`<td class="number">${of.reduce((sum, it) => sum + (counts.get(it) ?? 0), 0)}</td>`,
    )}</tr>
`,
)}</tbody></table></div></div>`;
}

const numbers: readonly { readonly title: string; readonly of: readonly ShownOutcome[] }[] = [
  { title: 'violates', of: ['violates'] },
  { title: 'unjudged', of: ['inconclusive', 'not-run'] },
  { title: 'warns', of: ['warns'] },
  { title: 'excepted', of: ['excepted'] },
  { title: 'conforms', of: ['conforms'] },
];

function barOf({ target, day, counts }: Column, left: number, most: number): Html {
  let top = height;
  const parts = stack.flatMap((outcome) => {
    const count = counts.get(outcome) ?? 0;
    if (count === 0) return [];
    const tall = Math.max(least, (count / most) * (height - stack.length * least));
    top -= tall;
    const { tone, title } = outcomeLooks[outcome];
    return [
      html`<rect class="${tone}" x="${String(left)}" y="${top.toFixed(1)}" width="${String(bar)}" height="${tall.toFixed(1)}"><title>${target} ${day}: ${count} ${title}</title></rect>
`,
    ];
  });
  const middle = String(left + bar / 2);
  const violated = counts.get('violates') ?? 0;
  return html`${parts}<text x="${middle}" y="${String(height + 14)}" text-anchor="middle">${violated === 0 ? '✓' : `✗ ${violated}`}</text>
<text x="${middle}" y="${String(height + 28)}" text-anchor="middle">${shorten(day.slice(5), 8)}</text>
`;
}

function total(counts: Column['counts']): number {
  return stack.reduce((sum, outcome) => sum + (counts.get(outcome) ?? 0), 0);
}
