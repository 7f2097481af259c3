import { describe, expect, it } from 'vitest';
import { clauseLabels } from './clause-labels.ts';
import { sampleClause } from './sample-run.test.kit.ts';

const clause = sampleClause('CreateSecurityGroup.Tag.Key.length');

describe('clauseLabels', () => {
  it('files a clause under product, operation and subject', () => {
    expect(clauseLabels(clause, 'ecs')).toMatchObject({
      name: 'Tag.Key.length: A tag key has at most 64 characters.',
      rule: 'Tag.Key.length',
      fullName: 'ecs.CreateSecurityGroup.Tag.Key.length',
      epic: 'ecs',
      feature: 'CreateSecurityGroup',
      story: 'Tag.Key',
      severity: 'critical',
      tags: ['must', 'request'],
    });
  });

  it('keeps the history of a clause whose wording, level or source changes', () => {
    const changed = sampleClause(clause.id, {
      statement: 'Another reading.',
      level: 'should',
      subject: 'Tag',
    });
    expect(clauseLabels(changed, 'ecs').historyId).toBe(clauseLabels(clause, 'ecs').historyId);
    expect(clauseLabels(changed, 'ecs').testCaseId).toBe(clauseLabels(clause, 'ecs').testCaseId);
  });

  it('keeps products and clauses apart', () => {
    const other = sampleClause('CreateSecurityGroup.Tag.Key.prefix');
    const ids = [clauseLabels(clause, 'ecs'), clauseLabels(clause, 'vpc'), clauseLabels(other, 'ecs')];
    expect(new Set(ids.map(({ historyId }) => historyId)).size).toBe(3);
  });

  it.each([
    ['must', 'critical'],
    ['should', 'minor'],
    ['open', 'trivial'],
  ] as const)('gives a %s the severity %s', (level, severity) => {
    expect(clauseLabels(sampleClause(clause.id, { level }), 'ecs').severity).toBe(severity);
  });
});
