import { describe, expect, it } from 'vitest';
import { runAgainst } from '../engine/runs.test.kit.ts';
import type { Authored } from './authored.ts';
import { readAuthored } from './testing/read-authored.test.kit.ts';
import { type Answer, done, type Handle, type Parameters, refused, serve } from './testing/serve.test.kit.ts';

const head = {
  product: 'store',
  title: 'Store',
  version: '2030-01-01',
  edition: 'en-US, API 2030-01-01',
} as const;

const subject = {
  parameter: 'BoxId',
  action: 'CreateBox',
  parameters: { BoxName: 'box-$new' },
  id: 'BoxId',
};

const list = {
  action: 'ListBoxes',
  items: 'Boxes',
  id: 'BoxId',
  byId: { parameter: 'BoxId', form: 'single' },
} as const;

const remove = { action: 'DropBox', parameters: { BoxId: '$id' }, gone: ['Box.NotFound'] };

const boxId = {
  kind: 'reference' as const,
  required: true,
  unknown: ['box-of-nobody'],
  errors: ['404 Box.NotFound'],
};

const deleting: Authored = {
  ...head,
  operation: 'DropBox',
  effect: 'deletes',
  parameters: { BoxId: boxId, Force: { kind: 'boolean' } },
  examples: [{ BoxId: '$BoxId' }],
  idempotency: {},
  dryRun: {},
  subject,
  lifecycle: { list: { ...list, shows: {} } },
};

const renaming: Authored = {
  ...head,
  operation: 'RenameBox',
  effect: 'changes',
  parameters: {
    BoxId: boxId,
    BoxName: { kind: 'text', required: true, length: [2, 40], characters: ['latin', 'digit', '-'] },
    Size: { kind: 'integer', range: [1, 9] },
  },
  examples: [{ BoxId: '$BoxId', BoxName: 'renamed' }],
  subject,
  lifecycle: { list: { ...list, shows: { BoxName: 'Name', Size: 'Size' } }, remove },
};

type Fault =
  | 'nothing done'
  | 'another one'
  | 'one more'
  | 'done though refused'
  | 'done by a check'
  | 'done though refused for force'
  | 'tokens forgotten'
  | 'tokens for anything'
  | 'size forgotten'
  | 'unknown accepted'
  | 'nothing made';

interface Box {
  readonly id: string;
  name: string;
  size: string;
}

/** An endpoint whose `operation` has `fault`. */
function boxes(operation: string, fault?: Fault): Handle {
  const all = new Map<string, Box>();
  const tokens = new Map<string, string>();
  let isTested = true;
  const is = (it: Fault) => isTested && it === fault;
  let count = 0;

  /** What a request acts on, for it may be another one. */
  function concerned(id: string): readonly Box[] {
    const own = all.get(id);
    const others = [...all.values()].filter((it) => it.id !== id);
    if (is('another one')) return others.slice(-1);
    return [...(own === undefined ? [] : [own]), ...(is('one more') ? others.slice(-1) : [])];
  }

  function acting(p: Parameters, problem: Answer | null, act: (box: Box) => void): Answer {
    const { BoxId: id = '', ClientToken: token, DryRun: dry } = p;
    const actOn = (some: readonly Box[]) => {
      for (const box of some) act(box);
    };
    if (token !== undefined && ([...token].length > 64 || /[^\u0000-\u007f]/.test(token)))
      return refused(400, 'InvalidToken');
    if (dry !== undefined && !['true', 'false'].includes(dry)) return refused(400, 'InvalidDryRun');
    const known = problem !== null || token === undefined || dry === 'true' ? undefined : tokens.get(token);
    if (known !== undefined && !is('tokens forgotten')) {
      if (known === id || is('tokens for anything')) return done();
      return refused(400, 'IdempotentParameterMismatch');
    }
    const wrong =
      problem ??
      (p.BoxId === undefined ? refused(400, 'MissingBoxId') : null) ??
      (all.has(id) || (is('unknown accepted') && id === 'box-of-nobody')
        ? null
        : refused(404, 'Box.NotFound'));
    if (wrong !== null) {
      const isForce = p.Force !== undefined && is('done though refused for force');
      if (is('done though refused') || isForce) actOn(concerned(id));
      return wrong;
    }
    if (dry === 'true') {
      if (is('done by a check')) actOn(concerned(id));
      return refused(400, 'DryRunOperation');
    }
    if (token !== undefined) tokens.set(token, id);
    if (!is('nothing done')) actOn(concerned(id));
    return done();
  }

  const actions: Readonly<Record<string, (p: Parameters) => Answer>> = {
    CreateBox: ({ BoxName: name = '' }) => {
      if (is('nothing made')) return refused(403, 'Box.Forbidden');
      const id = `box-${++count}`;
      all.set(id, { id, name, size: '' });
      return done({ BoxId: id });
    },
    ListBoxes: ({ BoxId: id }) => {
      const some = [...all.values()].filter((it) => id === undefined || it.id === id);
      return done({
        TotalCount: some.length,
        Boxes: some.map((it) => ({ BoxId: it.id, Name: it.name, Size: it.size })),
      });
    },
    DropBox: (p) => {
      const isForce = p.Force === undefined || ['true', 'false'].includes(p.Force);
      return acting(p, isForce ? null : refused(400, 'InvalidForce'), ({ id }) => void all.delete(id));
    },
    RenameBox: (p) => {
      const { BoxName: name, Size: size } = p;
      const isName = name !== undefined && /^[A-Za-z0-9-]{2,40}$/.test(name);
      const isSize = size === undefined || /^[1-9]$/.test(size);
      return acting(p, isName && isSize ? null : refused(400, 'InvalidParameter'), (box) => {
        box.name = name ?? box.name;
        if (!is('size forgotten')) box.size = size ?? box.size;
      });
    },
  };
  return (action, parameters) => {
    isTested = action === operation || action === subject.action;
    return actions[action]?.(parameters) ?? refused(404, 'InvalidAction.NotFound');
  };
}

/** What a run says of the must and should clauses that are not kept, and of what stays. */
async function told(authored: Authored, fault?: Fault, profile: 'quick' | 'standard' = 'standard') {
  const contract = readAuthored(authored);
  const server = await serve(boxes(contract.operation, fault));
  try {
    const { summary, exchanges, notes } = await runAgainst(server.url, { contracts: [contract], profile });
    const others = summary.clauses.filter(
      ({ level, outcome, leftOutBy }) =>
        level !== 'open' && outcome !== 'conforms' && leftOutBy === undefined,
    );
    return {
      clauses: others.map(({ id, outcome }) => `${id.slice(contract.operation.length + 1)} ${outcome}`),
      reason: others[0]?.reason ?? '',
      left: summary.left.length,
      requests: exchanges.length,
      notes,
    };
  } finally {
    server.close();
  }
}

describe.each([
  ['deletes', deleting],
  ['changes', renaming],
] as const)('an operation that %s what another one makes', (_, authored) => {
  it.each(['quick', 'standard'] as const)(
    'has every clause kept in profile %s, and leaves nothing',
    async (profile) => {
      const { requests, ...rest } = await told(authored, undefined, profile);
      expect(rest).toEqual({ clauses: [], reason: '', left: 0, notes: [] });
      expect(requests).toBeLessThan(profile === 'quick' ? 250 : 500);
    },
  );

  it('says that there is nothing to act on where nothing can be made', async () => {
    const { clauses, reason } = await told(authored, 'nothing made', 'quick');
    expect(clauses.every((it) => it.endsWith('inconclusive'))).toBe(true);
    expect(reason).toBe('there is nothing to act on: CreateBox answered 403 Box.Forbidden');
  });
});

describe('an endpoint that deletes', () => {
  it.each<[Fault, readonly string[]]>([
    ['nothing done', ['BoxId.deleted violates']],
    ['one more', ['BoxId.others violates']],
    ['done though refused', ['Refusal.effect violates']],
    ['done though refused for force', ['Refusal.effect violates']],
    ['done by a check', ['DryRun.effect violates']],
    ['tokens for anything', ['ClientToken.mismatch warns']],
    ['unknown accepted', ['BoxId.exists violates']],
  ])('is told by its clause that it has %s', async (fault, clauses) => {
    expect((await told(deleting, fault)).clauses).toEqual(clauses);
  });

  it('is told that it deletes another one, and that tokens do not hold', async () => {
    expect((await told(deleting, 'another one')).clauses).toContain('BoxId.others violates');
    expect((await told(deleting, 'tokens forgotten')).clauses).toEqual([
      'ClientToken.idempotent violates',
      'ClientToken.mismatch warns',
    ]);
  });
});

describe('an endpoint that changes', () => {
  it.each<[Fault, readonly string[]]>([
    ['nothing done', ['Result.readback violates']],
    ['size forgotten', ['Result.readback violates']],
    ['one more', ['BoxId.others violates']],
    ['done though refused', ['Refusal.effect violates']],
    ['unknown accepted', ['BoxId.exists violates']],
  ])('is told by its clause that it has %s', async (fault, clauses) => {
    expect((await told(renaming, fault)).clauses).toEqual(clauses);
  });
});
