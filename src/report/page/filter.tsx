import type { ReportedClause } from '../finished-run.ts';
import { groupBy } from '../group-by.ts';
import { outcomeLooks, tally } from '../outcomes.ts';
import { grouped } from '../words.ts';
import { Box } from './box.tsx';
import { subjectKey } from './filtered.ts';
import { SearchField } from './search-field.tsx';

interface FilterProps {
  readonly clauses: readonly ReportedClause[];
}

/** What narrows the whole page: words, a parameter, outcomes. */
export function Filter({ clauses }: FilterProps) {
  return (
    <search class="filter">
      <SearchField />
      <SubjectField clauses={clauses} />
      <OutcomeBoxes clauses={clauses} />
    </search>
  );
}

function SubjectField({ clauses }: FilterProps) {
  const operations = groupBy(clauses, ({ clause }) => clause.operation);
  return (
    <p class="scripted" hidden>
      <label for="subject">Parameter</label>
      <select id="subject">
        <option value="">all</option>
        {[...operations].map(([operation, members]) => (
          <optgroup label={operation}>
            {[...groupBy(members, ({ clause }) => clause.subject)].map(([subject]) => (
              <option value={subjectKey({ operation, subject })}>{subject}</option>
            ))}
          </optgroup>
        ))}
      </select>
    </p>
  );
}

/** Boxes that hide clauses of an outcome; they need no script. */
function OutcomeBoxes({ clauses }: FilterProps) {
  const outcomes = tally(clauses.map(({ result }) => result));
  // Without quotation marks, which would be escaped: a style is read as it stands.
  const rules = outcomes.map(
    ([outcome]) => `body:has(#show-${outcome}:not(:checked)) [data-outcome=${outcome}] { display: none; }\n`,
  );
  return (
    <>
      <style>{rules}</style>
      <fieldset aria-label="Outcomes to show">
        <legend>Outcomes</legend>
        {outcomes.map(([outcome, count]) => {
          const { title, glyph, tone } = outcomeLooks[outcome];
          return (
            <Box id={`show-${outcome}`} hides={`[data-outcome=${outcome}]`} when="off">
              <span class={tone}>
                {glyph} {title}
              </span>{' '}
              <span class="dim">{grouped(count)}</span>
            </Box>
          );
        })}
      </fieldset>
    </>
  );
}
