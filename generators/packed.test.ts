import { describe, expect, it } from 'vitest';
import type { Case, Pack, Parameters, PlannedRequest } from '../src/contract/case.ts';
import { plainDelivery } from '../src/contract/plain-delivery.ts';
import { madeUp } from './made-up.test.kit.ts';
import { packed, type Rider } from './pack.ts';

const base = { Name: 'finance', 'Mode.1': 'one-1', 'Lamp.1': 'red-1' };
const groups = madeUp.parameters.filter((it) => it.shape === 'group');
const usual: PlannedRequest = {
  parameters: { ...base, ClientToken: '{fresh:24}' },
  ...plainDelivery,
};

function caseOf(id: string, parameters: Parameters, changes: Partial<Case> = {}): Case {
  return {
    id,
    operation: 'Make',
    clause: `Make.${id}`,
    side: 'accept',
    label: id,
    request: { ...usual, parameters: { ...usual.parameters, ...parameters } },
    twin: null,
    control: null,
    answered: false,
    ...changes,
  };
}

const pack = (cases: readonly Case[], riders: readonly Rider[] = []) =>
  packed(cases, riders, base, 'ClientToken', groups, [['Lamp', 'Mode']], ['DryRun']);
const outline = (packs: readonly (Case | Pack)[]) =>
  packs.map((it) => ('members' in it ? it.members.map(({ id }) => id) : it.id));
const wholeOf = (packs: readonly (Case | Pack)[], index = 0) => {
  const found = packs[index];
  if (found === undefined || !('members' in found)) throw new Error('It is alone.');
  return found.whole;
};

const name = caseOf('name', { Name: 'other' });
const remark = caseOf('remark', { Remark: 'ours' });
const tag = (id: string, key: string, value = 'v') => caseOf(id, { 'Tag.1.Key': key, 'Tag.1.Value': value });

describe('cases that must be accepted', () => {
  it('go together when they change other parameters', () => {
    const packs = pack([name, remark]);
    expect(outline(packs)).toEqual([['name', 'remark']]);
    const { id, side, request } = wholeOf(packs);
    expect({ id, side }).toEqual({ id: 'name+1', side: 'accept' });
    expect(request.parameters).toEqual({ ...usual.parameters, Name: 'other', Remark: 'ours' });
  });

  it('stay apart when they change the same one, and go together when they change it alike', () => {
    expect(outline(pack([name, caseOf('third', { Name: 'third' })]))).toEqual(['name', 'third']);
    expect(outline(pack([name, caseOf('again', { Name: 'other', Remark: 'ours' })]))).toEqual([
      ['name', 'again'],
    ]);
  });

  it('stay apart when one changes what is tied to what the other changes', () => {
    const cases = [caseOf('mode', { 'Mode.1': 'two-2' }), caseOf('lamp', { 'Lamp.1': 'blue-2' })];
    expect(outline(pack(cases))).toEqual(['mode', 'lamp']);
  });

  it.each<readonly [string, Partial<Case>]>([
    ['is to be refused', { side: 'refuse' }],
    ['has a twin', { twin: usual }],
    ['has a control', { control: usual }],
    ['is judged by its answer alone', { answered: true }],
    ['goes by GET', { request: { ...remark.request, method: 'GET' } }],
    ['stands in a form body', { request: { ...remark.request, place: 'body' } }],
    ['asks for XML', { request: { ...remark.request, format: 'XML' } }],
    ['is signed the older way', { request: { ...remark.request, rpcSignature: true } }],
    ['leaves off a common parameter', { request: { ...remark.request, omit: ['Action'] } }],
    ['gives a parameter twice', { request: { ...remark.request, again: [['Name', 'x']] } }],
    ['has raw text', { request: { ...remark.request, raw: 'x' } }],
    [
      'changes what the request does',
      { request: { ...usual, parameters: { ...usual.parameters, DryRun: 'true' } } },
    ],
  ])('stay alone when one %s', (_, changes) => {
    expect(outline(pack([name, { ...remark, ...changes }]))).toEqual(['name', 'remark']);
  });

  it('take an ordinary token for no change, and another one or none for a change', () => {
    const long = caseOf('long', { ClientToken: '{fresh:30}' });
    const { ClientToken: _, ...tokenless } = usual.parameters;
    const none = caseOf('none', {}, { request: { ...usual, parameters: tokenless } });
    expect(outline(pack([long, none, name]))).toEqual([['long', 'name'], 'none']);
    expect(wholeOf(pack([none, name])).request.parameters).not.toHaveProperty('ClientToken');
  });
});

describe('single records of a group', () => {
  it('are lined up', () => {
    const packs = pack([tag('one', 'a', '1'), tag('two', 'b', '2'), name]);
    expect(outline(packs)).toEqual([['one', 'two', 'name']]);
    expect(wholeOf(packs).request.parameters).toMatchObject({
      'Tag.1.Key': 'a',
      'Tag.1.Value': '1',
      'Tag.2.Key': 'b',
      'Tag.2.Value': '2',
    });
  });

  it('are told apart when their keys are equal, unless that makes them long', () => {
    expect(wholeOf(pack([tag('one', 'a'), tag('two', 'a')])).request.parameters['Tag.2.Key']).toBe('a2');
    const longest = 'k'.repeat(20);
    expect(outline(pack([tag('one', longest), tag('two', longest)]))).toEqual([['one', 'two']]);
    const longer = 'k'.repeat(21);
    expect(outline(pack([tag('one', longer), tag('two', longer)]))).toEqual(['one', 'two']);
  });

  it('are no more than there may be', () => {
    const cases = ['a', 'b', 'c', 'd'].map((key) => tag(key, key));
    expect(outline(pack(cases))).toEqual([['a', 'b', 'c'], 'd']);
  });

  it('stand in no request with several records or in the other spelling', () => {
    const two = caseOf('two', { 'Tag.1.Key': 'a', 'Tag.2.Key': 'b' });
    const old = caseOf('old', { 'Tag.1.key': 'a', 'Tag.1.value': 'v' });
    const third = caseOf('third', { 'Tag.3.Key': 'a' });
    for (const other of [two, old, third])
      expect(outline(pack([other, tag('one', 'c')])), other.id).toEqual([other.id, 'one']);
  });
});

describe('riders', () => {
  const rider = (id: string, Remark: string): Rider => {
    const made = caseOf(id, { Remark });
    return { id, clause: made.clause, parameter: 'Remark', toCase: () => made };
  };

  it('go where there is room, and nowhere else', () => {
    expect(outline(pack([name], [rider('rider', 'x'), rider('late', 'y')]))).toEqual([['name', 'rider']]);
    expect(outline(pack([], [rider('rider', 'x')]))).toEqual([]);
  });

  it('are not made where every request has such a value', () => {
    const toCase = () => {
      throw new Error('It is made.');
    };
    const late: Rider = { id: 'late', clause: 'Make.late', parameter: 'Remark', toCase };
    expect(outline(pack([remark], [late]))).toEqual(['remark']);
    expect(outline(pack([name], [rider('rider', 'x'), late]))).toEqual([['name', 'rider']]);
  });

  it('make no request longer than three thousand characters', () => {
    expect(outline(pack([name], [rider('long', 'x'.repeat(2900))]))).toEqual(['name']);
    expect(outline(pack([name], [rider('short', 'x'.repeat(2600))]))).toEqual([['name', 'short']]);
  });
});
