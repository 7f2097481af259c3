import type { Field, Fields } from '../../../endpoint/fields.ts';
import { isError } from '../../../endpoint/write-answer.ts';
import { type Asked, group, policy } from '../../testing/ask.ts';
import { many, sends, sendsBy } from '../../testing/witness.ts';
import { allOf, type Change, changeAnswers } from '../../variation/change.ts';
import { echo } from '../../variation/echo.ts';
import { changeEntries, changeRun } from '../../variation/runs.ts';
import { type NaturalOddity, naturals } from './natural.ts';

const lists = ['DescribeSecurityGroups', 'ListSecurityPolicies'] as const;
const listGroups = { Action: 'DescribeSecurityGroups', RegionId: 'cn-hangzhou' };
const shown = (...asked: readonly Asked[]) => sends(...asked, listGroups, { Action: 'ListSecurityPolicies' });

const changeLists = (change: Parameters<typeof changeEntries>[1]): Change =>
  allOf(...lists.map((action) => changeEntries(action, change)));

/** Writes JSON as `change` leaves it. */
const writeJson =
  (change: (text: string) => string): Change =>
  (behaviour) => ({
    ...behaviour,
    write: { ...behaviour.write, json: (fields) => change(behaviour.write.json(fields)) },
  });

/** Writes XML text as `change` leaves what is escaped already. */
const writeXml =
  (change: (text: string) => string): Change =>
  (behaviour) => ({
    ...behaviour,
    write: {
      ...behaviour.write,
      xml: { ...behaviour.write.xml, text: (text, name) => change(behaviour.write.xml.text(text, name)) },
    },
  });

/** Changes whole answers in one format. */
const writeWhole =
  (format: 'JSON' | 'XML', change: (text: string) => string): Change =>
  (behaviour) => ({
    ...behaviour,
    wire: [
      ...behaviour.wire,
      (wire, { call }) => (call.format === format ? { ...wire, body: change(wire.body.toString()) } : wire),
    ],
  });

const escaped = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

const isInteger = (text: string): boolean => /^(0|[1-9]\d{0,8})$/.test(text);

/** The tags of an entry, which this endpoint writes as a list of objects. */
function changeTags(entry: Fields, change: (tags: readonly Fields[]) => readonly Fields[]): Fields {
  const { Tags } = entry;
  if (Tags === undefined) return entry;
  const { Tag } = Tags as { readonly Tag: readonly Fields[] };
  return { ...entry, Tags: { Tag: change(Tag) } };
}

const messageAs = (change: (text: string) => string): Change =>
  changeAnswers('both', (answer) => {
    const { Message } = answer.fields;
    return typeof Message === 'string'
      ? { ...answer, fields: { ...answer.fields, Message: change(Message) } }
      : answer;
  });

/** What libraries make of answers. */
export const answerOddities: readonly NaturalOddity[] = [
  ...naturals('types', [
    {
      title: 'empty-fields-left-out',
      about: 'leaves empty fields of lists out',
      reason: 'Go has omitempty, and Jackson NON_EMPTY.',
      witness: shown(group({ SecurityGroupName: undefined })),
      apply: changeLists((entries) => entries.map(withoutEmpty)),
    },
    {
      title: 'empty-fields-null',
      about: 'writes null in lists in JSON for what was not given',
      reason: 'Columns without a value are null, and the serializer writes what there is.',
      witness: shown(group({ SecurityGroupName: undefined })),
      apply: writeWhole('JSON', (text) =>
        text.replace(/("(?:VpcId|ResourceGroupId|Description|SecurityGroupName)":)""/g, '$1null'),
      ),
    },
    {
      title: 'empty-tag-values-left-out',
      about: 'leaves empty tag values in lists out',
      reason: 'Go has omitempty, and Jackson NON_EMPTY.',
      witness: shown(group({ 'Tag.1.Key': 'k', 'Tag.1.Value': '' })),
      apply: changeLists((entries) =>
        entries.map((entry) => changeTags(entry, (tags) => tags.map(withoutEmpty))),
      ),
    },
    {
      title: 'totals-as-text',
      about: 'writes the numbers of lists as text',
      reason: 'Numbers of 64 bits are text in the JSON of protocol buffers.',
      witness: shown(group()),
      apply: allOf(
        ...lists.map((action) =>
          changeRun(action, (run) => async (context) => {
            const answer = await run(context);
            if (isError(answer)) return answer;
            const asText = (value: Field): Field => (typeof value === 'number' ? String(value) : value);
            return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, asText(value)]));
          }),
        ),
      ),
    },
    {
      title: 'tags-in-the-order-of-an-object',
      about: 'shows tags whose keys are numbers first',
      reason: 'Tags are the properties of a JavaScript object.',
      witness: shown(group({ 'Tag.1.Key': 'b', 'Tag.2.Key': '7' })),
      apply: changeLists((entries) =>
        entries.map((entry) =>
          changeTags(entry, (tags) => [
            ...tags.filter(({ TagKey }) => isInteger(String(TagKey))),
            ...tags.filter(({ TagKey }) => !isInteger(String(TagKey))),
          ]),
        ),
      ),
    },
  ]),
  ...naturals('serializers', [
    {
      title: 'json-in-ascii',
      about: 'writes everything beyond ASCII as escapes in JSON',
      reason: 'json.dumps of Python does so.',
      witness: shown(group({ SecurityGroupName: '组组' })),
      apply: writeJson((text) => escaped(text, /[^\0-\x7f]/g)),
    },
    {
      title: 'json-safe-for-html',
      about: 'writes angle brackets and ampersands as escapes in JSON',
      reason: 'encoding/json of Go does so.',
      witness: shown(group({ 'Tag.1.Key': 'k', 'Tag.1.Value': 'a<b' })),
      apply: writeJson((text) => escaped(text, /[<>&\u2028\u2029]/g)),
    },
    {
      title: 'xml-as-in-go',
      about: 'writes quotes and line breaks in XML as references',
      reason: 'encoding/xml of Go does so.',
      witness: sendsBy({ format: 'XML' }, group({ 'Tag.1.Key': 'k', 'Tag.1.Value': 'a"b' }), listGroups),
      apply: writeXml((text) =>
        text.replaceAll('&quot;', '&#34;').replaceAll('&apos;', '&#39;').replaceAll('&#10;', '&#xA;'),
      ),
    },
    {
      title: 'xml-empty-elements',
      about: 'writes empty elements in XML as one tag',
      reason: 'Most libraries do so.',
      witness: sendsBy({ format: 'XML' }, group(), listGroups),
      apply: writeWhole('XML', (text) => text.replace(/<(\w+)><\/\1>/g, '<$1/>')),
    },
    {
      title: 'xml-schema-attributes',
      about: 'has namespaces of XML Schema on the root of XML',
      reason: 'XmlSerializer of .NET writes them.',
      witness: sendsBy({ format: 'XML' }, group()),
      apply: (behaviour) => ({
        ...behaviour,
        write: {
          ...behaviour.write,
          xml: {
            ...behaviour.write.xml,
            rootAttributes:
              ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"',
          },
        },
      }),
    },
    {
      title: 'messages-repeat',
      about: 'repeats in messages what was wrong',
      reason: 'Validators tell the value that they turn away.',
      witness: sends(group({ SecurityGroupName: 'a<&"\u{1}\u{1f600}b' })),
      apply: echo,
    },
    {
      title: 'messages-repeat-escaped',
      about: 'repeats in messages what was wrong, escaped for HTML',
      reason: 'Templates escape everything, whatever the format.',
      witness: sends(group({ SecurityGroupName: 'a<&"b' })),
      apply: allOf(
        echo,
        messageAs((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&#34;')),
      ),
    },
    {
      title: 'messages-repeat-cut',
      about: 'repeats in messages the start of what was wrong, cut within an emoji',
      reason: 'A text is cut at a number of UTF-16 units.',
      witness: sends(group({ SecurityGroupName: `a!${'\u{1f600}'.repeat(30)}` })),
      apply: allOf(
        echo,
        messageAs((text) => (text.startsWith('The value "') ? text.slice(0, 18) : text)),
      ),
    },
  ]),
  ...naturals('storage', [
    {
      title: 'lists-newest-first',
      about: 'shows the newest first on each page',
      reason: 'ORDER BY id DESC.',
      witness: shown(group(), group()),
      apply: changeLists((entries) => entries.toReversed()),
    },
    {
      title: 'lists-by-name',
      about: 'sorts each page by name',
      reason: 'ORDER BY name, as consoles want it.',
      witness: shown(group({ SecurityGroupName: 'zz' }), group()),
      apply: changeLists((entries) => {
        const nameOf = (entry: Fields) => String(entry.SecurityGroupName ?? entry.SecurityPolicyName ?? '');
        return entries.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
      }),
    },
    {
      title: 'long-page-tokens',
      about: 'has page tokens of several hundred characters with signs in them',
      reason: 'A page token is a sealed JSON document.',
      witness: sends(...many(3, () => policy()), { Action: 'ListSecurityPolicies', MaxResults: '2' }),
      apply: allOf(
        ...lists.map((action) =>
          changeRun(action, (run) => async (context) => {
            const seal = `eyJ+/${'x'.repeat(300)}==.`;
            const parameters = context.call.parameters.map((one) =>
              one.name === 'NextToken' ? { ...one, value: one.value.replace(seal, '') } : one,
            );
            const answer = await run({ ...context, call: { ...context.call, parameters } });
            const next = isError(answer) ? '' : String(answer.NextToken ?? '');
            return next === '' ? answer : { ...answer, NextToken: seal + next };
          }),
        ),
      ),
    },
  ]),
];
