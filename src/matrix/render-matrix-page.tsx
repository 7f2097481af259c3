import { outcomeLooks, type ShownOutcome } from '../report/outcomes.ts';
import { Box } from '../report/page/box.tsx';
import { OutcomeBadge } from '../report/page/outcome-badge.tsx';
import { pageScript } from '../report/page/page-script.ts';
import { renderPage } from '../report/page/render-page.tsx';
import { SearchField } from '../report/page/search-field.tsx';
import { counted } from '../report/words.ts';
import type { Matrix, Row } from './matrix.ts';
import { MatrixChart } from './matrix-chart.tsx';
import { matrixStyle } from './matrix-style.ts';
import { MatrixTable } from './matrix-table.tsx';

/** Many runs as one page that needs nothing beside itself; links lead to the report of each run. */
export function renderMatrixPage(matrix: Matrix): string {
  const { columns, rows, otherContracts } = matrix;
  const changing = rows.filter(({ changes }) => changes).length;
  const headline = `${counted(rows.length, 'clause')} in ${counted(columns.length, 'run')}`;
  const body = (
    <>
      <header>
        <h1>{headline}</h1>
        <p class="dim">
          {changing === 0
            ? 'Every clause came to the same in all runs.'
            : `${counted(changing, 'clause')} did not come to the same in all runs.`}
        </p>
        {otherContracts.length > 0 && (
          <p class="broken-off" role="alert">
            The runs hold {otherContracts.join(' and ')} against contracts that are not the same: one name may
            not mean one thing.
          </p>
        )}
      </header>
      <main>
        <h2 id="chart">Over the runs</h2>
        <MatrixChart columns={columns} />
        <h2 id="clauses">Clause by clause</h2>
        <Legend rows={rows} />
        <search class="filter">
          <SearchField />
          <fieldset aria-label="Clauses to show">
            <Box id="only-changed" hides=".steady" when="on">
              only what changes
            </Box>
            <Box id="only-violated" hides=".unviolated" when="on">
              only what is violated in a run
            </Box>
          </fieldset>
        </search>
        <MatrixTable columns={columns} rows={rows} />
        <footer>
          A line at the left edge of a cell: otherwise than in the run before. Out of scope and not run say
          nothing about the target.
        </footer>
      </main>
    </>
  );
  return renderPage({ title: `${headline} · clausewise`, style: matrixStyle, script: pageScript, body });
}

function Legend({ rows }: { readonly rows: readonly Row[] }) {
  const outcomes = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.outcome ?? [])));
  // Object.keys gives string[]; by the type of outcomeLooks the keys are exactly the outcomes.
  const shown = (Object.keys(outcomeLooks) as readonly ShownOutcome[]).filter((it) => outcomes.has(it));
  return (
    <p>
      {shown.map((outcome) => (
        <>
          <OutcomeBadge outcome={outcome} />{' '}
        </>
      ))}
    </p>
  );
}
