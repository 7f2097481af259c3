import type { ReportedClause } from './finished-run.ts';
import { groupBy } from './group-by.ts';
import { type Html, html } from './html.ts';
import { outcomeBadge } from './html-clauses.ts';
import { filtered } from './html-filter.ts';
import { type ShownOutcome, shownOutcome } from './outcomes.ts';
import { counted } from './words.ts';

/** The clauses of one outcome under their reasons, each reason once, that of the most clauses first. */
export function htmlByReason(outcome: ShownOutcome, clauses: readonly ReportedClause[]): Html {
  const concerned = clauses.filter(({ result }) => shownOutcome(result) === outcome);
  const groups = [...groupBy(concerned, ({ result }) => result.reason)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  return html`${groups.map(
    ([reason, members]) => html`<section class="reason" data-group>
<h3>${outcomeBadge(outcome)} ${reason} <span class="dim">${counted(members.length, 'clause')}</span></h3>
<ul>${members.map(
      ({ clause }) =>
        html`<li${filtered(clause, outcome)}><a href="#clause-${clause.id}"><code>${clause.id}</code></a> <span class="dim">${clause.level}</span></li>
`,
    )}</ul>
</section>
`,
  )}`;
}
