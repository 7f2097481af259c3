import type { Answer } from '../../../endpoint/fields.ts';
import type { RequestContext } from '../../behaviour.ts';
import { bothClauses, type ClauseId, groupClause, policyClause } from '../../clause-id.ts';
import { group } from '../../testing/ask.ts';
import { sends, sendsBy } from '../../testing/witness.ts';
import { allOf, type Change, changeAnswers, changeGroup, changeWire } from '../../variation/change.ts';
import { echo, refusedValue } from '../../variation/echo.ts';
import { sendInstead } from '../../variation/pages.ts';
import { pageClauses, tagRules } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const inXml = bothClauses('Format.xml', 'Error.envelope', 'Robust.input', 'Format.equal');
const inJson = bothClauses('Format.json', 'Error.envelope', 'Robust.input', 'Format.equal');
const called = (name: string) => group({ SecurityGroupName: name });
const xml = { format: 'XML' } as const;

/** Writes the text of messages in XML by `write`; everything else stays. */
function writeMessages(write: (text: string) => string): Change {
  return (behaviour) => ({
    ...behaviour,
    write: {
      ...behaviour.write,
      xml: {
        ...behaviour.write.xml,
        text: (text, name) => (name === 'Message' ? write(text) : behaviour.write.xml.text(text, name)),
      },
    },
  });
}

const withoutMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Whether a refusal is of a value that has this in it. */
const refusesWith =
  (pattern: RegExp) =>
  (answer: Answer, context: RequestContext): boolean =>
    pattern.test(refusedValue(answer, context) ?? '');

const crashed: readonly ClauseId[] = [
  ...pageClauses,
  ...bothClauses('Robust.input'),
  groupClause('SecurityGroupName.charset'),
  policyClause('SecurityPolicyName.charset'),
];

/** How answers are written: by hand, or by a library that has its own idea. */
export const serializerDefects: readonly NaturalDefect[] = naturals('serializers', [
  {
    title: 'xml-message-not-escaped',
    about: 'repeats what was wrong in XML without escaping markup',
    reason: 'Errors in XML are made from a template of text.',
    clauses: inXml,
    witness: sendsBy(xml, called('a<b')),
    apply: allOf(
      echo,
      writeMessages((text) => text),
    ),
  },
  {
    title: 'xml-message-ampersand',
    about: 'repeats what was wrong in XML, and escapes angle brackets but no ampersand',
    reason: 'A helper of two replacements that somebody wrote.',
    clauses: inXml,
    witness: sendsBy(xml, called('a&b')),
    apply: allOf(
      echo,
      writeMessages((text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
    ),
  },
  {
    title: 'xml-message-control-characters',
    about: 'repeats control characters in XML, which cannot hold them',
    reason: 'Escaping functions of most libraries care for markup only, xml.sax.saxutils among them.',
    clauses: inXml,
    witness: sendsBy(xml, called('a\u{1}b')),
    apply: allOf(echo, writeMessages(withoutMarkup)),
  },
  {
    title: 'xml-message-control-references',
    about: 'repeats control characters in XML as references, which XML 1.0 forbids',
    reason: 'libxml2 and .NET write them so unless they are told to check.',
    clauses: inXml,
    witness: sendsBy(xml, called('a\u{1}b')),
    apply: allOf(
      echo,
      writeMessages((text) =>
        withoutMarkup(text).replace(/[\0-\u{1f}]/gu, (one) => `&#x${one.charCodeAt(0).toString(16)};`),
      ),
    ),
  },
  {
    title: 'xml-message-surrogates',
    about: 'repeats an emoji in XML as references to its two halves',
    reason: 'Old serializers of Java write each char by itself.',
    clauses: inXml,
    witness: sendsBy(xml, called('a\u{1f600}b')),
    apply: (behaviour) =>
      allOf(
        echo,
        writeMessages((text) =>
          behaviour.write.xml.text(text, 'Message').replace(/[\u{10000}-\u{10ffff}]/gu, (one) =>
            one
              .split('')
              .map((half) => `&#${half.charCodeAt(0)};`)
              .join(''),
          ),
        ),
      )(behaviour),
  },
  {
    title: 'xml-message-cdata',
    about: 'repeats what was wrong in a CDATA section that it can end',
    reason: 'CDATA is taken for something in which nothing has to be escaped.',
    clauses: inXml,
    witness: sendsBy(xml, called('a]]>b<')),
    apply: allOf(
      echo,
      writeMessages((text) => `<![CDATA[${text.replace(/[\0-\u{8}\u{b}\u{c}\u{e}-\u{1f}]/gu, '')}]]>`),
    ),
  },
  {
    title: 'json-by-hand',
    about: 'repeats what was wrong in JSON without escaping quotes, backslashes and line breaks',
    reason: 'Errors in JSON are made from a template of text.',
    clauses: inJson,
    witness: sends(called('a"b')),
    apply: allOf(
      echo,
      sendInstead(refusesWith(/["\\\0-\u{1f}]/u), (wire, answer, { call }) => {
        if (call.format !== 'JSON') return {};
        const { RequestId, Code, Message } = answer.fields;
        return {
          body: `{"RequestId":"${RequestId}","HostId":"","Code":"${Code}","Message":"${Message}"}`,
          headers: wire.headers,
        };
      }),
    ),
  },
  {
    title: 'length-in-characters',
    about: 'cuts an answer that repeats Chinese characters or emoji at its end',
    reason: 'Content-Length is set by hand to the length of the text, which is not that of its bytes.',
    clauses: bothClauses('Format.json', 'Format.xml', 'Error.envelope', 'Robust.input', 'Format.equal'),
    // Refusals of what is not ASCII have no Code that can be read.
    touches: [
      'CreateSecurityGroup.Tag.{Key,Value}.*',
      'Create*.ClientToken.ascii',
      'Create*.Security*Name.*',
      'CreateSecurityGroup.Description.*',
    ],
    witness: sends(called('组 组')),
    apply: allOf(
      echo,
      changeWire('both', (wire) => {
        const text = wire.body.toString();
        return { ...wire, body: Buffer.from(text).subarray(0, text.length) };
      }),
    ),
  },
  {
    title: 'percent-crash',
    about: 'answers 500 when it refuses a value with a percent sign',
    reason: 'The value is put into the message, and the message is then formatted with %.',
    clauses: crashed,
    witness: sends(called('a%b')),
    apply: sendInstead(refusesWith(/%/), () => ({
      status: 500,
      headers: { 'content-type': 'text/html' },
      body: '<h1>Internal Server Error</h1>',
    })),
  },
  {
    title: 'brace-crash',
    about: 'answers 500 when it refuses a value with a brace',
    reason: 'The value is put into the message, and the message is then formatted with str.format.',
    clauses: crashed,
    witness: sends(called('a{b')),
    apply: sendInstead(refusesWith(/[{}]/), () => ({
      status: 500,
      headers: { 'content-type': 'text/html' },
      body: '<h1>Internal Server Error</h1>',
    })),
  },
  {
    title: 'long-message-crash',
    about: 'answers 500 when it refuses a value of more than a thousand characters',
    reason: 'The message is written into an audit log with a column of that length.',
    clauses: [
      ...crashed,
      ...tagRules,
      ...bothClauses('ClientToken.length'),
      groupClause('SecurityGroupName.length'),
      groupClause('Description.length'),
      policyClause('SecurityPolicyName.length'),
    ],
    witness: sends(called('a'.repeat(2000))),
    apply: sendInstead(
      (answer, context) => (refusedValue(answer, context) ?? '').length > 1000,
      () => ({ status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error' }),
    ),
  },
  {
    title: 'id-as-double',
    about: 'answers the id of a group with its last digits rounded',
    reason: 'An id of 64 bits passes through a number of JavaScript.',
    clauses: [groupClause('Result.readback'), groupClause('Result.id')],
    // Nothing can be looked up or deleted by such an id, so that the region fills up for good.
    touches: ['CreateSecurityGroup.*'],
    witness: sends(group()),
    apply: (behaviour) => {
      let sequence = 0;
      return changeGroup(({ created }) => ({
        newId: ({ fixtures }) =>
          String((BigInt(fixtures.clock() - 1_288_834_974_657) << 22n) + BigInt(++sequence % 4096)),
        created: (id, context) => ({ ...created(id, context), SecurityGroupId: String(Number(id)) }),
      }))(behaviour);
    },
  },
  {
    title: 'request-id-of-success-only',
    about: 'has no RequestId in the answers of tokens that came with other parameters, and of full quotas',
    reason: 'Errors that are thrown behind the handler are written by the filter of another team.',
    clauses: bothClauses('RequestId.present'),
    witness: sends(group({ ClientToken: 'a' }), group({ ClientToken: 'a', SecurityGroupName: 'cd' })),
    apply: changeAnswers('both', (answer) => {
      if (!/Mismatch|Quota/.test(String(answer.fields.Code ?? ''))) return answer;
      const { RequestId: _, ...others } = answer.fields;
      return { ...answer, fields: others };
    }),
  },
]);
