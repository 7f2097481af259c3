import { type Link, LinkType } from 'allure-js-commons';
import type { Clause } from '../contract/clause.ts';
import type { Summary } from '../results/summary.ts';

/** Where a clause stands, and where it is said why it is known to fail. */
export function allureLinks(
  { exceptions }: Pick<Summary, 'exceptions'>,
  { id, source }: Clause,
): readonly Link[] {
  const { url, document, place } = source;
  const known = exceptions.flatMap(({ clauses, link, reason }) =>
    clauses.includes(id) && link !== undefined ? [{ type: LinkType.ISSUE, name: reason, url: link }] : [],
  );
  return [
    ...(url === undefined ? [] : [{ type: LinkType.DEFAULT, name: `${document}: ${place}`, url }]),
    ...known,
  ];
}
