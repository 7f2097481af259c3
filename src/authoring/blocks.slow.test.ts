import { describe, expect, it } from 'vitest';
import type { Contract } from '../contract/contract.ts';
import { runAgainst } from '../engine/runs.test.kit.ts';
import type { Authored } from './authored.ts';
import { readAuthored } from './testing/read-authored.test.kit.ts';
import { type Answer, done, type Handle, type Parameters, refused, serve } from './testing/serve.test.kit.ts';

const head = {
  product: 'shop',
  title: 'Shop',
  version: '2030-01-01',
  edition: 'en-US, API 2030-01-01',
} as const;

/** A badge has a name that the caller gives, no token, no check and no limit. */
const badge: Authored = {
  ...head,
  operation: 'CreateBadge',
  parameters: {
    BadgeName: {
      kind: 'text',
      required: true,
      length: [2, 40],
      first: ['latin'],
      characters: ['latin', 'digit', '_-'],
      unique: true,
      errorsOf: { unique: ['400 Badge.AlreadyExist'] },
    },
    Colour: { kind: 'choice', values: ['Red', 'Blue'], default: 'Red' },
  },
  examples: [{ BadgeName: 'first-badge' }],
  result: { id: 'BadgeName', fields: ['Secret', { name: 'BadgeName', shows: 'BadgeName' }] },
  lifecycle: {
    list: {
      action: 'ListBadges',
      items: 'Badges',
      id: 'BadgeName',
      byId: { parameter: 'BadgeName', form: 'single' },
      shows: { BadgeName: 'BadgeName', Colour: 'Colour' },
    },
    remove: { action: 'DeleteBadge', parameters: { BadgeNames: '["$id"]' }, gone: ['Badge.NotFound'] },
  },
};

type BadgeFault =
  | 'taken twice'
  | 'another code'
  | 'no colour'
  | 'no secret'
  | 'another name'
  | 'forgets the colour'
  | 'leaves what is refused';

function badges(fault?: BadgeFault): Handle {
  const colours = new Map<string, string>();
  const create = (given: Parameters): Answer => {
    const { BadgeName: name, Colour: colour = 'Red' } = given;
    if (name === undefined) return refused(400, 'MissingBadgeName');
    if (given.Colour === undefined && fault === 'no colour') return refused(400, 'MissingColour');
    const isRight = /^[A-Za-z][A-Za-z0-9_-]{1,39}$/.test(name) && ['Red', 'Blue'].includes(colour);
    if (!isRight && fault === 'leaves what is refused') colours.set(name, colour);
    if (!isRight) return refused(400, 'InvalidParameter');
    if (colours.has(name) && fault === 'another code') return refused(400, 'Conflict');
    if (colours.has(name) && fault !== 'taken twice') return refused(400, 'Badge.AlreadyExist');
    colours.set(name, fault === 'forgets the colour' ? 'Red' : colour);
    return done({
      BadgeName: fault === 'another name' ? `${name}-1` : name,
      ...(fault !== 'no secret' && { Secret: 'hush' }),
    });
  };
  const actions: Readonly<Record<string, (p: Parameters) => Answer>> = {
    CreateBadge: create,
    ListBadges: ({ BadgeName: name }) => {
      const all = [...colours].filter(([own]) => name === undefined || own === name);
      return done({
        TotalCount: all.length,
        Badges: all.map(([own, Colour]) => ({ BadgeName: own, Colour })),
      });
    },
    DeleteBadge: ({ BadgeNames = '[]' }) => {
      const names: unknown = JSON.parse(BadgeNames);
      const [name] = Array.isArray(names) ? names.map(String) : [];
      return colours.delete(name ?? '') ? done() : refused(404, 'Badge.NotFound');
    },
  };
  return (action, parameters) => actions[action]?.(parameters) ?? refused(404, 'InvalidAction.NotFound');
}

/** Shelves are only looked at. */
const shelves: Authored = {
  ...head,
  operation: 'DescribeShelves',
  effect: 'reads',
  parameters: {
    RegionId: { kind: 'region', required: true },
    Order: { kind: 'choice', values: ['Name', 'Size'] },
    Verbose: { kind: 'boolean' },
  },
  constraints: [{ kind: 'requires', when: 'Verbose', needs: 'Order' }],
  examples: [{ RegionId: '$region' }],
};

type ShelfFault = 'refusals with 200' | 'any order' | 'no region' | 'verbose alone' | 'no absent order';

function shelfEndpoint(fault?: ShelfFault): Handle {
  return (action, { RegionId: region, Order: order, Verbose: verbose }) => {
    if (action !== 'DescribeShelves') return refused(404, 'InvalidAction.NotFound');
    const isOrder = order === undefined || order === '' || ['Name', 'Size'].includes(order);
    const isVerbose = verbose === undefined || ['', 'true', 'false'].includes(verbose);
    const isTogether = verbose === undefined || order !== undefined;
    const isRight =
      (region !== undefined || fault === 'no region') &&
      (isOrder || fault === 'any order') &&
      (order !== undefined || fault !== 'no absent order') &&
      isVerbose &&
      (isTogether || fault === 'verbose alone');
    const status = fault === 'refusals with 200' ? 200 : 400;
    return isRight ? done({ Shelves: [] }) : refused(status, 'InvalidParameter');
  };
}

/** What a run says of the must and should clauses that are not kept, and of what stays. */
async function told(contract: Contract, handle: Handle, profile: 'quick' | 'standard' = 'standard') {
  const server = await serve(handle);
  try {
    const { summary, exchanges, notes } = await runAgainst(server.url, { contracts: [contract], profile });
    const others = summary.clauses.filter(
      ({ level, outcome, leftOutBy }) =>
        level !== 'open' && outcome !== 'conforms' && leftOutBy === undefined,
    );
    return {
      clauses: others.map(({ id, outcome }) => `${id.slice(contract.operation.length + 1)} ${outcome}`),
      left: summary.left.length,
      requests: exchanges.length,
      notes,
    };
  } finally {
    server.close();
  }
}

describe('an operation without a token whose names are the caller’s', () => {
  it.each(['quick', 'standard'] as const)('has every clause kept in profile %s', async (profile) => {
    expect(await told(readAuthored(badge), badges(), profile)).toMatchObject({
      clauses: [],
      left: 0,
      notes: [],
    });
  });

  it.each<readonly [BadgeFault, string]>([
    ['taken twice', 'BadgeName.unique'],
    ['another code', 'BadgeName.unique'],
    ['no secret', 'Result.Secret'],
    ['no colour', 'Colour.optional'],
    ['forgets the colour', 'Result.readback'],
    ['leaves what is refused', 'Refusal.effect'],
  ])('has one clause accused of an endpoint where it is %s', async (fault, rule) => {
    const { clauses } = await told(readAuthored(badge), badges(fault));
    expect(clauses.filter((it) => it.endsWith('violates'))).toEqual([`${rule} violates`]);
  });

  it('has a clause about the name it answers with', async () => {
    expect((await told(readAuthored(badge), badges('another name'))).clauses).toContain(
      'Result.BadgeName violates',
    );
  });

  it('is sent no token, no check and nothing that asks for a full quota', () => {
    const { clauses, idempotence, quota } = readAuthored(badge);
    expect([idempotence, quota]).toEqual([null, null]);
    expect(clauses.filter(({ id }) => /ClientToken|DryRun|Quota/.test(id))).toEqual([]);
  });

  it('has no clause that needs a companion which it does not have, and the others kept', async () => {
    const { lifecycle: _, ...alone } = badge;
    const contract = readAuthored(alone);
    expect(contract.clauses.some(({ id }) => /readback|effect/i.test(id))).toBe(false);
    const { clauses, left, notes } = await told(contract, badges());
    expect(clauses).toEqual([]);
    expect(left).toBeGreaterThan(0);
    expect(notes.join()).toContain('names no operation that deletes');
  });
});

describe('an operation that only reads', () => {
  it.each(['quick', 'standard'] as const)(
    'has every clause kept in profile %s, and leaves nothing',
    async (profile) => {
      expect(await told(readAuthored(shelves), shelfEndpoint(), profile)).toMatchObject({
        clauses: [],
        left: 0,
      });
    },
  );

  it.each<readonly [ShelfFault, string]>([
    ['any order', 'Order.enum'],
    ['no region', 'RegionId.required'],
    ['verbose alone', 'Verbose.requires_Order'],
    ['no absent order', 'Order.optional'],
    ['refusals with 200', 'Error.envelope'],
  ])('has one clause accused of an endpoint with %s', async (fault, rule) => {
    expect((await told(readAuthored(shelves), shelfEndpoint(fault))).clauses).toEqual([`${rule} violates`]);
  });
});
