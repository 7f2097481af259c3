import { describe, expect, it } from 'vitest';
import { plainTransport } from '../../src/contract/plain-transport.ts';
import type { Batch, Parameters, PlannedRequest, TestCase } from '../../src/contract/test-case.ts';
import { madeUp } from '../made-up.test.kit.ts';
import { batched, type Filler } from './batch-cases.ts';

const base = { Name: 'finance', 'Mode.1': 'one-1', 'Lamp.1': 'red-1' };
const groups = madeUp.parameters.filter((it) => it.shape === 'group');
const usual: PlannedRequest = {
  parameters: { ...base, ClientToken: '{fresh:24}' },
  ...plainTransport,
};

function caseOf(id: string, parameters: Parameters, changes: Partial<TestCase> = {}): TestCase {
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

const batch = (cases: readonly TestCase[], fillers: readonly Filler[] = []) =>
  batched(cases, fillers, base, 'ClientToken', groups, [['Lamp', 'Mode']], ['DryRun']);
const outline = (packs: readonly (TestCase | Batch)[]) =>
  packs.map((it) => ('parts' in it ? it.parts.map(({ id }) => id) : it.id));
const wholeOf = (packs: readonly (TestCase | Batch)[], index = 0) => {
  const found = packs[index];
  if (found === undefined || !('parts' in found)) throw new Error('It is alone.');
  return found.whole;
};

const name = caseOf('name', { Name: 'other' });
const remark = caseOf('remark', { Remark: 'ours' });
const tag = (id: string, key: string, value = 'v') => caseOf(id, { 'Tag.1.Key': key, 'Tag.1.Value': value });

describe('cases that must be accepted', () => {
  it('go together when they change other parameters', () => {
    const packs = batch([name, remark]);
    expect(outline(packs)).toEqual([['name', 'remark']]);
    const { id, side, request } = wholeOf(packs);
    expect({ id, side }).toEqual({ id: 'name+1', side: 'accept' });
    expect(request.parameters).toEqual({ ...usual.parameters, Name: 'other', Remark: 'ours' });
  });

  it('stay apart when they change the same one, and go together when they change it alike', () => {
    expect(outline(batch([name, caseOf('third', { Name: 'third' })]))).toEqual(['name', 'third']);
    expect(outline(batch([name, caseOf('again', { Name: 'other', Remark: 'ours' })]))).toEqual([
      ['name', 'again'],
    ]);
  });

  it('stay apart when one changes what is tied to what the other changes', () => {
    const cases = [caseOf('mode', { 'Mode.1': 'two-2' }), caseOf('lamp', { 'Lamp.1': 'blue-2' })];
    expect(outline(batch(cases))).toEqual(['mode', 'lamp']);
  });

  it.each<readonly [string, Partial<TestCase>]>([
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
    expect(outline(batch([name, { ...remark, ...changes }]))).toEqual(['name', 'remark']);
  });

  it('take an ordinary token for no change, and another one or none for a change', () => {
    const long = caseOf('long', { ClientToken: '{fresh:30}' });
    const { ClientToken: _, ...tokenless } = usual.parameters;
    const none = caseOf('none', {}, { request: { ...usual, parameters: tokenless } });
    expect(outline(batch([long, none, name]))).toEqual([['long', 'name'], 'none']);
    expect(wholeOf(batch([none, name])).request.parameters).not.toHaveProperty('ClientToken');
  });
});

describe('single records of a group', () => {
  it('are lined up', () => {
    const packs = batch([tag('one', 'a', '1'), tag('two', 'b', '2'), name]);
    expect(outline(packs)).toEqual([['one', 'two', 'name']]);
    expect(wholeOf(packs).request.parameters).toMatchObject({
      'Tag.1.Key': 'a',
      'Tag.1.Value': '1',
      'Tag.2.Key': 'b',
      'Tag.2.Value': '2',
    });
  });

  it('are told apart when their keys are equal, unless that makes them long', () => {
    expect(wholeOf(batch([tag('one', 'a'), tag('two', 'a')])).request.parameters['Tag.2.Key']).toBe('a2');
    const longest = 'k'.repeat(20);
    expect(outline(batch([tag('one', longest), tag('two', longest)]))).toEqual([['one', 'two']]);
    const longer = 'k'.repeat(21);
    expect(outline(batch([tag('one', longer), tag('two', longer)]))).toEqual(['one', 'two']);
  });

  it('are no more than there may be', () => {
    const cases = ['a', 'b', 'c', 'd'].map((key) => tag(key, key));
    expect(outline(batch(cases))).toEqual([['a', 'b', 'c'], 'd']);
  });

  it('stand in no request with several records or in the other spelling', () => {
    const two = caseOf('two', { 'Tag.1.Key': 'a', 'Tag.2.Key': 'b' });
    const old = caseOf('old', { 'Tag.1.key': 'a', 'Tag.1.value': 'v' });
    const third = caseOf('third', { 'Tag.3.Key': 'a' });
    for (const other of [two, old, third])
      expect(outline(batch([other, tag('one', 'c')])), other.id).toEqual([other.id, 'one']);
  });
});

describe('filler values', () => {
  const filler = (id: string, Remark: string): Filler => {
    const made = caseOf(id, { Remark });
    return { id, clause: made.clause, parameter: 'Remark', toCase: () => made };
  };

  it('go where there is room, and nowhere else', () => {
    expect(outline(batch([name], [filler('rider', 'x'), filler('late', 'y')]))).toEqual([['name', 'rider']]);
    expect(outline(batch([], [filler('rider', 'x')]))).toEqual([]);
  });

  it('are not made where every request has such a value', () => {
    const toCase = () => {
      throw new Error('It is made.');
    };
    const late: Filler = { id: 'late', clause: 'Make.late', parameter: 'Remark', toCase };
    expect(outline(batch([remark], [late]))).toEqual(['remark']);
    expect(outline(batch([name], [filler('rider', 'x'), late]))).toEqual([['name', 'rider']]);
  });

  it('make no request longer than three thousand characters', () => {
    expect(outline(batch([name], [filler('long', 'x'.repeat(2900))]))).toEqual(['name']);
    expect(outline(batch([name], [filler('short', 'x'.repeat(2600))]))).toEqual([['name', 'short']]);
  });
});
