import type { Clause } from '../contract/clause.ts';
import type { Contract } from '../contract/contract.ts';
import { markdownCell } from '../report/markdown-cell.ts';
import { describeTest } from './describe-test.ts';

/** Clauses of one operation that are listed. */
export interface Listed {
  readonly contract: Contract;
  readonly clauses: readonly Clause[];
}

/** The clauses as tables in Markdown, one an operation. */
export function listMarkdown(listed: readonly Listed[]): string {
  return listed
    .map(({ contract, clauses }) =>
      [
        `## ${contract.operation}`,
        '',
        `${markdownCell(contract.productTitle)}, ${markdownCell(contract.edition)}`,
        '',
        '| Clause | Level | Reading | Where | Tested |',
        '|---|---|---|---|---|',
        ...clauses.map((clause) => row(clause, contract)),
      ].join('\n'),
    )
    .join('\n\n');
}

function row(clause: Clause, contract: Contract): string {
  const { id, operation, level, statement, source } = clause;
  const { how, needs, untested } = describeTest(clause, contract);
  const tested = [
    `${how}${needs.length === 0 ? '' : `; needs ${needs.join(' and ')}`}`,
    ...(untested === null ? [] : [`not tested: ${untested}`]),
  ].join('; ');
  // The whole id is the anchor, so that a link to a clause stays one.
  const name = `<a id="${id}"></a>${markdownCell(id.slice(operation.length + 1))}`;
  const cells = [statement, source.place, tested].map(markdownCell);
  return `| ${name} | ${level} | ${cells.join(' | ')} |`;
}
