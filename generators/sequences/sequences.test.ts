import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Sequence, SequenceProperty } from '../../src/contract/sequence.ts';
import type { PlannedRequest } from '../../src/contract/test-case.ts';
import { caseOptions, expectationFor, filled } from '../claims.test.kit.ts';
import { marker } from './marked.ts';
import { generateSequences } from './sequences.ts';

type Create = { readonly request: PlannedRequest; readonly times: number };

const creates = ({ steps }: Sequence): readonly Create[] =>
  steps.flatMap((step) => (step.kind === 'create' ? [step] : []));

describe.each(specimen.contracts)('sequences for $operation', (contract) => {
  const sequences = generateSequences(caseOptions(contract));
  const checkedFor = (...checks: readonly SequenceProperty[]) =>
    sequences.filter(({ check }) => checks.includes(check));
  const about = (clause: string) => sequences.filter((it) => it.clause === clause);
  const expectations = (sequence: Sequence) =>
    creates(sequence).map(({ request }) => expectationFor(contract, request));

  it('have ids of their own that begin with their clause', () => {
    const ids = sequences.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, clause } of sequences) expect(id.startsWith(`${clause}/`)).toBe(true);
  });

  it('are for clauses of the contract', () => {
    const known = contract.clauses.map(({ id }) => id);
    expect(sequences.flatMap(({ clause }) => (known.includes(clause) ? [] : [clause]))).toEqual([]);
  });

  it('are the same for the same options, and their random plays others for other seeds', () => {
    const of = (seed: number) => generateSequences(caseOptions(contract, { seed }));
    expect(of(3)).toEqual(of(3));
    expect(of(3)).not.toEqual(of(4));
  });

  /** What a target may refuse but has to show as it was given, or shows in a way that is open. */
  const mayBeTurnedAway = ({ label }: Sequence) =>
    label.startsWith('characters of which nothing is said') || label === 'a value twice in a list';
  const hasBlanks = ({ request }: { readonly request: PlannedRequest }) =>
    /^ | $/.test(request.parameters[contract.idempotence.parameter] ?? '');

  it.each(['tokens', 'mismatch', 'readback', 'detail'] as const)(
    'send valid requests only where %s are looked at',
    (check) => {
      for (const sequence of checkedFor(check))
        for (const [at, { kind, breaches }] of expectations(sequence).entries()) {
          const create = creates(sequence)[at];
          const isOpen = mayBeTurnedAway(sequence) || (create !== undefined && hasBlanks(create));
          expect({ id: sequence.id, kind, breaches }).toEqual({
            id: sequence.id,
            kind: isOpen ? 'open' : 'accept',
            breaches: [],
          });
        }
    },
  );

  it('read back every text that a target may turn away but not change', () => {
    const texts = contract.parameters.flatMap((it) =>
      it.shape === 'group' ? Object.values(it.members).flatMap(({ verbatim = [] }) => verbatim) : [],
    );
    const sent = checkedFor('readback').flatMap((sequence) =>
      creates(sequence).flatMap(({ request }) => Object.values(request.parameters)),
    );
    expect(texts.filter((text) => !sent.includes(text))).toEqual([]);
    expect(texts.length > 0).toBe(contract === specimen.group);
  });

  it('ask again in another way for what a token has created', () => {
    const transports = about(contract.idempotence.clauses.idempotent).map((sequence) =>
      creates(sequence).map(
        ({ request }) => `${request.parameters.ClientToken} ${request.method} ${request.place}`,
      ),
    );
    const token = '{shared:token:24}';
    expect(transports).toContainEqual([
      `${token} POST body`,
      `${token} GET query`,
      `${token}2 GET query`,
      `${token}2 POST query`,
    ]);
  });

  it('let the rest of the run pass before a token comes again, twice', () => {
    const kinds = about(contract.idempotence.clauses.idempotent).map(({ steps }) =>
      steps.map(({ kind }) => kind).join(' '),
    );
    expect(kinds.filter((it) => it === 'create pause create count').length).toBe(2);
  });

  it('play a few tokens and none at random, a token now and then twice at once', () => {
    const plays = [1, 2, 3, 4, 5, 6].flatMap((seed) =>
      generateSequences(caseOptions(contract, { seed })).filter(({ label }) =>
        label.startsWith('random play'),
      ),
    );
    const executed = plays.flatMap(creates);
    const tokens = executed.map(({ request }) => request.parameters.ClientToken ?? 'none');
    expect(plays.map(({ label }) => label).slice(0, 2)).toEqual(['random play 1', 'random play 2']);
    expect([...new Set(tokens)].toSorted()).toEqual([
      'none',
      '{shared:token:20}a',
      '{shared:token:20}b',
      '{shared:token:20}c',
    ]);
    for (const { steps } of plays) {
      expect(steps.length).toBeGreaterThanOrEqual(4);
      expect(steps.length).toBeLessThanOrEqual(6);
      expect(steps.at(-1)?.kind).toBe('count');
    }
    const twice = executed.filter(({ times }) => times === 2);
    expect(twice.length).toBeGreaterThan(0);
    expect(twice.every(({ request }) => 'ClientToken' in request.parameters)).toBe(true);
    expect(executed.every(({ times }) => times === 1 || times === 2)).toBe(true);
  });

  it('look at the details of a new resource where the target shows any', () => {
    const { detail } = contract.companions;
    const looks = sequences.filter(({ check }) => check === 'detail');
    const steps = looks.map((it) => it.steps.map((step) => (step.kind === 'detail' ? step.of : step.kind)));
    expect(steps).toEqual(detail === null ? [] : [['create', 0]]);
    expect(looks.map(({ id }) => id)).toEqual(
      detail === null ? [] : [`${detail.clause}/sequence/a-new-resource`],
    );
  });

  it('are mostly one in profile quick: tokens, formats and a look at what was created first', () => {
    const quick = generateSequences(caseOptions(contract, { profile: 'quick' }));
    const [whole] = quick;
    const hasDetail = contract.companions.detail !== null;
    expect(whole?.clause).toBe(contract.common.resultReadback);
    expect(whole?.steps.map((step) => ('of' in step ? `${step.kind} ${step.of}` : step.kind))).toEqual([
      'create',
      'create',
      'create',
      'create',
      'create',
      'read 0',
      ...(hasDetail ? ['detail 0'] : []),
      'count',
    ]);
    expect(whole?.parts?.map(({ label }) => label)).toEqual([
      'the same again straight away',
      'no token',
      '2 at once',
      'everything at its largest',
      ...(hasDetail ? ['a new resource'] : []),
      'an accepted request',
    ]);
    expect(quick.every(({ parts, id }) => parts === undefined || (parts.length > 1 && id !== ''))).toBe(true);
  });

  it('change another parameter than the marker where a token comes with others', () => {
    const pairs = checkedFor('mismatch').map((sequence) =>
      creates(sequence).map(({ request }) => request.parameters),
    );
    expect(pairs.length).toBe(2);
    for (const [one, other] of pairs) {
      const changed = Object.keys({ ...one, ...other }).filter((name) => one?.[name] !== other?.[name]);
      expect(changed.length).toBeGreaterThan(0);
      expect(Object.values(one ?? {}).filter((it) => it.includes(marker))).toEqual(
        Object.values(other ?? {}).filter((it) => it.includes(marker)),
      );
    }
    if (contract === specimen.group)
      expect(pairs.map(([one, other]) => [one?.Description, other?.Description])).toEqual([
        ['Finance', 'Another'],
        ['Finance', 'Finance'],
      ]);
  });

  it('send nothing that may be created where nothing must be', () => {
    const silent = checkedFor('no-effect');
    expect(silent.length).toBeGreaterThan(0);
    for (const sequence of silent)
      for (const { kind, dryRun, openPoints } of expectations(sequence)) {
        expect(openPoints, sequence.id).toEqual([]);
        expect(kind === 'refuse' || dryRun, sequence.id).toBe(true);
      }
  });

  it('break nearly every clause once where refusals must have no effect', () => {
    const broken = new Set(
      about(contract.common.refusalEffect).flatMap((sequence) =>
        expectations(sequence).flatMap(({ breaches }) => breaches.map(({ clause }) => clause)),
      ),
    );
    expect(broken.size).toBeGreaterThan(8);
  });

  it('mark every request whose resources are counted', () => {
    const counted = sequences.filter(({ steps }) => steps.some(({ kind }) => kind === 'count'));
    expect(counted.length).toBeGreaterThan(10);
    for (const sequence of counted)
      for (const { request } of creates(sequence))
        expect(
          Object.values(request.parameters).some((value) => value.includes(marker)),
          sequence.id,
        ).toBe(true);
  });

  it('give letters that last through a playing, never fresh ones, to tokens', () => {
    for (const sequence of checkedFor('tokens', 'mismatch', 'no-effect', 'observe-last', 'observe-replay'))
      for (const { request } of creates(sequence)) {
        const token = request.parameters.ClientToken;
        if (token === undefined) continue;
        // A faulty token is no token: nothing is to be the same in the next step.
        if (expectationFor(contract, request).breaches.some(({ clause }) => clause.includes('ClientToken')))
          continue;
        expect(token).not.toContain('{fresh:');
        expect([...filled(token)].length).toBeLessThanOrEqual(64);
      }
  });

  it('use a token again straight away, after the rest of the run, and in random plays', () => {
    const idempotent = about(contract.idempotence.clauses.idempotent);
    const again = idempotent.filter((sequence) => {
      const tokens = creates(sequence).flatMap(({ request }) => request.parameters.ClientToken ?? []);
      return new Set(tokens).size < tokens.length;
    });
    expect(again.some(({ steps }) => steps.some(({ kind }) => kind === 'pause'))).toBe(true);
    expect(again.some(({ steps }) => steps.every(({ kind }) => kind !== 'pause'))).toBe(true);
    expect(idempotent.filter(({ label }) => label.startsWith('random')).length).toBeGreaterThan(0);
  });

  it('send two, six and ten equal requests at once', () => {
    const times = about(contract.idempotence.clauses.concurrent).flatMap((sequence) =>
      creates(sequence).map((it) => it.times),
    );
    expect(times).toEqual(expect.arrayContaining([2, 6, 10]));
  });

  it('send two equal requests without a token', () => {
    const tokenless = about(contract.idempotence.clauses.distinct).filter((sequence) =>
      creates(sequence).every(({ request }) => !('ClientToken' in request.parameters)),
    );
    expect(tokenless.map((sequence) => creates(sequence).length)).toContain(2);
  });

  it('read back in both formats, as large as a request can be', () => {
    const looks = checkedFor('readback');
    const formats = looks.flatMap(({ steps }) =>
      steps.flatMap((it) => (it.kind === 'read' ? [it.format] : [])),
    );
    expect(new Set(formats)).toEqual(new Set(['JSON', 'XML']));
    const most = Math.max(
      ...looks.flatMap((sequence) =>
        creates(sequence).map(({ request }) => Object.keys(request.parameters).length),
      ),
    );
    expect(most).toBeGreaterThan(contract === specimen.group ? 40 : 5);
  });

  it('ask for the same in both formats, once accepted and once refused', () => {
    const pairs = about(contract.common.formatEqual).map((sequence) => {
      expect(creates(sequence).map(({ request }) => request.format)).toEqual(['JSON', 'XML']);
      return expectations(sequence).map(({ kind }) => kind);
    });
    expect(pairs).toEqual([
      ['accept', 'accept'],
      ['refuse', 'refuse'],
    ]);
  });

  it('are few in profile quick, and none waits', () => {
    const quick = generateSequences(caseOptions(contract, { profile: 'quick' }));
    expect(quick.length).toBeLessThan(sequences.length / 2);
    expect(quick.every(({ steps }) => steps.every(({ kind }) => kind !== 'pause'))).toBe(true);
  });
});

it('policies are read back with long lists of ciphers', () => {
  const sizes = generateSequences(caseOptions(specimen.policy)).flatMap((sequence) =>
    sequence.check !== 'readback'
      ? []
      : creates(sequence).map(
          ({ request }) =>
            Object.keys(request.parameters).filter((name) => name.startsWith('Ciphers.')).length,
        ),
  );
  expect(Math.max(...sizes)).toBe(14);
});

it('groups are read back with twenty tags, an empty value and Chinese text', () => {
  const requests = generateSequences(caseOptions(specimen.group)).flatMap((sequence) =>
    sequence.check === 'readback' ? creates(sequence).map(({ request }) => request.parameters) : [],
  );
  expect(requests.some((it) => 'Tag.20.Key' in it)).toBe(true);
  expect(requests.some((it) => Object.values(it).includes(''))).toBe(true);
  expect(requests.some((it) => Object.values(it).some((value) => /[\u4e00-\u9fa5]/.test(value)))).toBe(true);
});

describe.each(specimen.contracts)('sequences of profile quick for $operation', (contract) => {
  const sequences = generateSequences(caseOptions(contract, { profile: 'quick' }));
  const standard = generateSequences(caseOptions(contract));

  it('put several sequences of profile standard into one', () => {
    const known = standard.map(({ id }) => id);
    const members = sequences.flatMap(({ id, parts = [] }) => parts.map((member) => [id, member.id]));
    expect(members.length).toBeGreaterThan(sequences.length);
    for (const [id, member] of members)
      if (!member?.includes('one-fault-of-each-kind')) expect(known, id).toContain(member);
    const cost = (all: readonly Sequence[]) =>
      all.flatMap(creates).reduce((sum, { times }) => sum + times, 0);
    expect(cost(sequences)).toBeLessThan(cost(sequences.flatMap(({ parts = [] }) => parts)));
  });

  it('cover every clause that has sequences in standard, but for observations', () => {
    const of = (all: readonly Sequence[]) => new Set(all.map(({ clause }) => clause));
    const quick = of(sequences.flatMap(({ parts, ...sequence }) => parts ?? [sequence]));
    // Requests that are accepted after others have clauses that single requests show.
    const others = ['mismatch', 'accepted-after'];
    const judged = standard.filter(({ check }) => !check.startsWith('observe') && !others.includes(check));
    expect([...of(judged)].filter((clause) => !quick.has(clause))).toEqual([]);
  });
});
