import type { VNode } from 'preact';
import type { FinishedRun } from '../finished-run.ts';
import { groupBy } from '../group-by.ts';
import { type ShownOutcome, shownOutcome } from '../outcomes.ts';
import { ByReason } from './by-reason.tsx';
import { CountsTable } from './counts-table.tsx';
import { EveryClause } from './every-clause.tsx';
import { Exceptions } from './exceptions.tsx';
import { Finding } from './finding.tsx';
import { LeftTable } from './left-table.tsx';
import { Observations } from './observations.tsx';
import { UnsteadyTable } from './unsteady-table.tsx';

/** A part of the page that has something to show. */
export interface Part {
  readonly id: string;
  readonly title: string;
  /** How many entries it has; null where it is about all. */
  readonly count: number | null;
  readonly content: VNode;
  /** What of it the contents name, by the end of the address. */
  readonly names?: readonly (readonly [anchor: string, name: string])[];
}

/** The parts of the page in order, those without anything left out. */
export function partsOf({ summary, clauses }: FinishedRun): readonly Part[] {
  const having = (...outcomes: readonly ShownOutcome[]) =>
    clauses.filter(({ result }) => outcomes.includes(shownOutcome(result)));
  const findings = (id: string, title: string, outcome: ShownOutcome): Part => {
    const concerned = having(outcome);
    const content = (
      <>
        {concerned.map((member) => (
          <Finding {...member} />
        ))}
      </>
    );
    return { id, title, count: concerned.length, content };
  };
  const byOutcome = (id: string, title: string, ...outcomes: readonly ShownOutcome[]): Part => {
    const concerned = having(...outcomes);
    const content = (
      <>
        {outcomes.map((outcome) => (
          <ByReason outcome={outcome} clauses={concerned} />
        ))}
      </>
    );
    return { id, title, count: concerned.length, content };
  };
  const { unsteady, left, exceptions } = summary;
  const observed = clauses.filter(({ result }) => result.observation !== null);
  const parts: readonly Part[] = [
    { id: 'counts', title: 'Counts', count: null, content: <CountsTable {...summary} /> },
    {
      ...findings('violations', 'Violations', 'violates'),
      names: having('violates').map(({ clause: { id, operation } }) => [
        `violation-${id}`,
        id.slice(operation.length + 1),
      ]),
    },
    byOutcome('unjudged', 'Could not be judged', 'inconclusive', 'not-run'),
    {
      id: 'unsteady',
      title: 'Unsteady answers',
      count: unsteady.length,
      content: <UnsteadyTable unsteady={unsteady} />,
    },
    { id: 'left', title: 'Left on the target', count: left.length, content: <LeftTable left={left} /> },
    {
      id: 'exceptions',
      title: 'Exceptions',
      count: exceptions.length,
      content: <Exceptions exceptions={exceptions} />,
    },
    findings('excepted', 'Excepted', 'excepted'),
    byOutcome('warnings', 'Warnings', 'warns'),
    byOutcome('out-of-scope', 'Out of scope', 'out-of-scope'),
    {
      id: 'observations',
      title: 'Open points, and what the target did',
      count: observed.length,
      content: <Observations observed={observed} />,
    },
    {
      id: 'clauses',
      title: 'Every clause',
      count: clauses.length,
      content: <EveryClause clauses={clauses} />,
      names: [...groupBy(clauses, ({ clause }) => clause.operation)].map(([name]) => [
        `operation-${name}`,
        name,
      ]),
    },
  ];
  return parts.filter(({ count }) => count !== 0);
}
