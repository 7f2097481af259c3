import { describe, expect, it } from 'vitest';
import {
  accusation,
  assessed,
  equal,
  fault,
  length,
  mutantWith,
  prefix,
  unjudged,
} from './mutants.test.kit.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderMatrix } from './render-matrix.ts';
import { reportOn } from './report.ts';

const header = {
  tool: { name: 'clausewise', version: '0' },
  profile: 'standard',
  seeds: [1, 2],
  whole: null,
  sample: { size: 6, of: 60 },
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 1000,
  complete: true,
} as const;

const lost = unjudged(
  equal,
  prefix,
  'CreateSecurityGroup.A.b',
  'CreateSecurityGroup.C.d',
  'CreateSecurityGroup.E.f',
);
const assessments = [
  assessed(mutantWith([fault('sg-name-length/found')]), {
    accusations: [accusation(length)],
    requests: 2500,
  }),
  assessed(mutantWith([fault('sg-name-length/beside')]), {
    accusations: [accusation(length), accusation(prefix, { reason: 'received accepted' })],
    unjudged: lost,
  }),
  assessed(mutantWith([fault('a/one'), fault('b/missed', [equal])]), { accusations: [accusation(length)] }),
  assessed(mutantWith([fault('c/slow')]), { ending: 'did-not-end', fault: 'It did not end in time.' }),
  assessed(mutantWith([]), { accusations: [accusation(prefix)] }),
  assessed(mutantWith([], { kind: 'surroundings', name: 'quota/policies-5' }), {
    unjudged: unjudged(prefix),
  }),
];
const report = reportOn(header, assessments, [length, prefix, equal]);
const text = renderMatrix(report, { columns: 80, color: false });

describe('the matrix', () => {
  it('fits into 80 columns', () => {
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each([
    ['what was missed', /^Missed\n {2}a\/one \+ b\/missed\n(.*\n)+? {4}seed 1 {2}missed b\/missed$/m],
    ['who was accused although right', /^Right, and accused\n {2}http\/odd$/m],
    ['which run did not end', /^Did not end\n {2}c\/slow\n(.*\n)+? {4}seed 1 {2}It did not end in time\./m],
    [
      'whom it accused wrongly, and why',
      /^Accused wrongly\n {2}sg-name-length\/beside, seed 1\n {4}CreateSecurityGroup\.SecurityGroupName\.prefix: received accepted$/m,
    ],
    ['which clauses were lost', /^Lost more than .*\n {2}sg-name-length\/beside, seed 1: 5$/m],
    ['which right endpoint was not judged in full', /not judged in full\n {2}quota\/policies-5, seed 1: 1$/m],
    ['what took many requests', /^More than .*\n {2}sg-name-length\/found, seed 1: 2,500, 2\.5 times$/m],
    ['how large the sample is', /^A sample: 6 of 60 mutants/m],
    ['why it is not good enough', /^Not good enough\nMissed /m],
  ])('says %s', (_, pattern) => {
    expect(text).toMatch(pattern);
  });

  it('says the three figures', () => {
    const words = text.replaceAll(/\s+/g, ' ');
    expect(words).toContain('Found 3 of 5 faults in runs against them (3 of 5 that break a must).');
    expect(words).toContain('Accused wrongly in 2 of 6 trials (33.3 %).');
    expect(words).toMatch(
      /Lost more than \d other must clauses in 2 of 3 trials of defects that break one clause/,
    );
  });

  it('counts trials by clause', () => {
    expect(report.clauses).toEqual([
      { clause: length, broken: 4, found: 3, wrong: 0, lost: 0 },
      { clause: prefix, broken: 0, found: 0, wrong: 2, lost: 2 },
      { clause: equal, broken: 1, found: 0, wrong: 0, lost: 1 },
    ]);
  });
});

it('the page has a row for every mutant', () => {
  const page = renderMarkdown(report);
  for (const { mutant, finding } of assessments) {
    expect(page).toContain(`| ${mutant.name} | ${mutant.about} | ${finding} |`);
  }
});

it('the curve says by how many requests the defects had shown', () => {
  const { curve } = reportOn(
    header,
    [30, 120].map((at) =>
      assessed(mutantWith([fault(`a/${at}`)]), { accusations: [accusation(length, { at })] }),
    ),
    [],
  );
  expect(curve.find(({ requests }) => requests === 50)).toEqual({ requests: 50, found: 1, share: 0.5 });
  expect(curve.at(-1)).toEqual({ requests: 150, found: 2, share: 1 });
});

describe('natural faults', () => {
  const natural = { layer: 'patterns' } as const;
  const told = reportOn(
    header,
    [
      assessed(mutantWith([fault('a/derived')]), { accusations: [accusation(length)] }),
      assessed(mutantWith([fault('natural-patterns/found')], natural), { accusations: [accusation(length)] }),
      assessed(mutantWith([fault('natural-patterns/missed')], natural)),
      assessed(mutantWith([], { ...natural, name: 'natural-patterns/odd' }), {
        accusations: [accusation(prefix)],
      }),
    ],
    [length],
  );
  const matrix = renderMatrix(told, { columns: 80, color: false });

  it('are counted by layer, apart from what was derived from clauses', () => {
    expect(told.layers).toMatchObject([
      { layer: 'patterns', trials: 3, faults: 2, found: 1, accusedRight: 1 },
    ]);
    expect(told.curve.at(-1)).toMatchObject({ found: 1, share: 1 });
    expect(told.naturalCurve.at(-1)).toMatchObject({ found: 1, share: 0.5 });
  });

  it.each([
    ['the layers', /^Layers, natural faults .*\n {2}patterns +3 +1 of 2 +1 /m],
    ['the kinds', /^ {2}natural faults that break a must +2 +1 of 2/m],
    ['the right ones', /^ {2}natural and right +1 +- +1/m],
    ['both curves', /defects that had shown by then\n(.*\n)+.*natural faults that had shown by then/],
    ['their figure', /Natural faults alone: found 1 of 2 \(1 of 2 that break a must, 50 %\),/],
    ['that they are too few', /Found 1 of 2 natural faults that break a must, fewer than 95 %\./],
  ])('are told in %s', (_, pattern) => {
    expect(matrix.replaceAll(/,\n(?=accused)/g, ', ')).toMatch(pattern);
  });

  it('have tables of their own on the page', () => {
    const page = renderMarkdown(told);
    expect(page).toMatch(/## Defects\n(.*\n)+?\| a\/derived/);
    expect(page).toMatch(/## Natural defects\n(.*\n)+?\| natural-patterns\/missed/);
    expect(page).toMatch(/## Natural oddities\n(.*\n)+?\| natural-patterns\/odd/);
  });
});
