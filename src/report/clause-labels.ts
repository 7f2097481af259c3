import { createHash } from 'node:crypto';
import type { Clause, Level } from '../contract/clause.ts';

type Severity = 'critical' | 'minor' | 'trivial';

/** How a clause is called and filed, the same in every report and front end. */
export interface ClauseLabels {
  /** For people: the rule and its reading, `Tag.Key.length: at most 64 characters`. */
  readonly name: string;
  /** For tools that follow tests by name: the clause id without its operation, `Tag.Key.length`. */
  readonly rule: string;
  /** Product and clause id, `ecs.CreateSecurityGroup.Tag.Key.length`. */
  readonly fullName: string;
  /** Product. */
  readonly epic: string;
  /** Operation. */
  readonly feature: string;
  /** Parameter or subject. */
  readonly story: string;
  /** Depends on product and clause id alone, so that a clause keeps its history over seeds and versions. */
  readonly historyId: string;
  readonly testCaseId: string;
  readonly severity: Severity;
  readonly tags: readonly string[];
}

const severities: { readonly [L in Level]: Severity } = {
  must: 'critical',
  should: 'minor',
  open: 'trivial',
};

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The labels of `clause` on a target of `product`, such as `ecs`. */
export function clauseLabels(clause: Clause, product: string): ClauseLabels {
  const front = `${clause.operation}.`;
  const rule = clause.id.startsWith(front) ? clause.id.slice(front.length) : clause.id;
  const fullName = `${product}.${clause.id}`;
  return {
    name: `${rule}: ${clause.statement}`,
    rule,
    fullName,
    epic: product,
    feature: clause.operation,
    story: clause.subject,
    historyId: digest(`history ${fullName}`),
    testCaseId: digest(`case ${fullName}`),
    severity: severities[clause.level],
    tags: [clause.level, clause.method.kind],
  };
}
