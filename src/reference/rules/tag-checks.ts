import { isCarriedByXml } from '../../endpoint/xml.ts';
import type { Check, Subject } from '../behaviour.ts';
import type { AskedTag, GroupRequest } from '../requests.ts';
import { textChecks } from './text-checks.ts';

/** How many tags a group may have. */
const tagLimit = 20;

/** What tags hold of which no reading doubts. */
const ordinary = /^[\p{L}\p{N} _.:/@+=-]*$/u;

const keys = (request: GroupRequest): readonly Subject[] =>
  request.tags.flatMap(({ n, key }) => (key === undefined ? [] : [{ value: key, n }]));
const values = (request: GroupRequest): readonly Subject[] =>
  request.tags.flatMap(({ n, value }) => (value === undefined ? [] : [{ value, n }]));
const numbers = (request: GroupRequest): readonly Subject[] =>
  request.tags.map(({ n }) => ({ value: String(n), n }));
const tagOf = (request: GroupRequest, { n }: Subject): AskedTag | undefined =>
  request.tags.find((tag) => tag.n === n);

/** The rules of the tags of a security group. */
export const tagChecks: readonly Check<GroupRequest>[] = [
  {
    clause: 'Tag.count',
    error: 'tagCount',
    subjects: numbers,
    isBroken: ({ n }) => n > tagLimit,
  },
  {
    clause: 'open.tag-numbers',
    error: 'tagNumber',
    subjects: numbers,
    isBroken: ({ n }, { tags }, { behaviour: { interpretations } }) =>
      (n === 0 && interpretations.tagZero === 'refused') ||
      (interpretations.tagGaps === 'refused' && n > 1 && !tags.some((tag) => tag.n === n - 1)),
  },
  {
    clause: 'open.tag-spellings',
    error: 'tagKey',
    subjects: numbers,
    isBroken: (subject, request, { behaviour: { interpretations } }) =>
      interpretations.tagInBothSpellings === 'refused' && tagOf(request, subject)?.isInBothSpellings === true,
  },
  {
    clause: 'open.tag-value-without-key',
    error: 'tagKey',
    subjects: numbers,
    isBroken: (subject, request, { behaviour: { interpretations } }) =>
      interpretations.tagValueWithoutKey === 'refused' && tagOf(request, subject)?.key === undefined,
  },
  {
    clause: 'Tag.Key.nonempty',
    error: 'tagKey',
    subjects: keys,
    isBroken: ({ value }) => value === '',
  },
  ...textChecks<GroupRequest>(
    'tagKey',
    {
      length: 'Tag.Key.length',
      first: 'Tag.Key.charset',
      charset: 'Tag.Key.charset',
      prefix: 'Tag.Key.prefix',
    },
    'tagKey',
    keys,
  ),
  ...textChecks<GroupRequest>(
    'tagValue',
    {
      length: 'Tag.Value.length',
      first: 'Tag.Value.charset',
      charset: 'Tag.Value.charset',
      prefix: 'Tag.Value.prefix',
    },
    'tagValue',
    values,
  ),
  {
    clause: 'open.tag-signs',
    error: 'tagKey',
    subjects: keys,
    isBroken: ({ value }, _request, { behaviour: { interpretations } }) =>
      interpretations.tagSigns === 'refused' && !ordinary.test(value),
  },
  {
    clause: 'open.tag-signs',
    error: 'tagValue',
    subjects: values,
    isBroken: ({ value }, _request, { behaviour: { interpretations } }) =>
      interpretations.tagSigns === 'refused' && !ordinary.test(value),
  },
  {
    clause: 'open.control-characters',
    error: 'tagKey',
    subjects: keys,
    isBroken: ({ value }, _request, { behaviour: { interpretations } }) =>
      interpretations.controlCharacters === 'refused' && !isCarriedByXml(value),
  },
  {
    clause: 'open.control-characters',
    error: 'tagValue',
    subjects: values,
    isBroken: ({ value }, _request, { behaviour: { interpretations } }) =>
      interpretations.controlCharacters === 'refused' && !isCarriedByXml(value),
  },
  {
    clause: 'open.tag-key-twice',
    error: 'tagDuplicate',
    subjects: keys,
    isBroken: ({ value, n }, { tags }, { behaviour: { interpretations } }) =>
      interpretations.tagKeyTwice === 'refused' && tags.some((tag) => tag.key === value && tag.n !== n),
  },
];
