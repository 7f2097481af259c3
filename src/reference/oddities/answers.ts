import type { Answer, Fields } from '../../endpoint/fields.ts';
import { escapeXml, isCarriedByXml, plainXml, type XmlSpelling } from '../../endpoint/xml.ts';
import type { RequestContext, Variation } from '../behaviour.ts';
import type { Change } from '../variation/change.ts';
import { oddity } from './oddity.ts';

/** Changes the answers of all operations. */
function changeAll(change: (answer: Answer, context: RequestContext) => Answer): Change {
  return (behaviour) => ({ ...behaviour, after: [...behaviour.after, change] });
}

/** Changes the fields of errors, or of successes. */
function changeFields(of: 'errors' | 'all', change: (fields: Fields) => Fields): Change {
  return changeAll((answer) =>
    of === 'all' || answer.root === 'Error' ? { ...answer, fields: change(answer.fields) } : answer,
  );
}

function changeXml(change: Partial<XmlSpelling>): Change {
  return (behaviour) => ({
    ...behaviour,
    write: { ...behaviour.write, xml: { ...behaviour.write.xml, ...change } },
  });
}

function changeJson(json: (fields: Fields) => string): Change {
  return (behaviour) => ({ ...behaviour, write: { ...behaviour.write, json } });
}

function changeType(format: 'JSON' | 'XML', type: string): Change {
  return (behaviour) => ({
    ...behaviour,
    write: { ...behaviour.write, contentType: { ...behaviour.write.contentType, [format]: type } },
  });
}

const reverse = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).reverse());
const without =
  (name: string) =>
  (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([one]) => one !== name));
// A carriage return would be read back as a line feed, and what XML cannot carry it cannot carry here either.
const cdata = (text: string): string =>
  text.includes('\r') || !isCarriedByXml(text)
    ? escapeXml(text)
    : `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const numeric = (text: string): string =>
  escapeXml(text).replace(/[^\p{ASCII}]/gu, (character) => `&#x${character.codePointAt(0)?.toString(16)};`);
const escaped = (fields: Fields): string =>
  JSON.stringify(fields).replace(/[^\p{ASCII}]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );

/** Answers that say the same in other words. */
export const answerOddities: readonly Variation[] = [
  oddity(
    'answer/extra-fields',
    'has more fields in its answers than the documents name',
    changeFields('all', (fields) => ({
      ...fields,
      Success: true,
      HttpStatusCode: 200,
      Extra: { Nested: ['one', 'two'] },
    })),
  ),
  oddity(
    'answer/recommend',
    'has a recommendation in its errors',
    changeFields('errors', (fields) => ({
      ...fields,
      Recommend: 'https://next.api.example/troubleshoot?q=1&product=Ecs',
    })),
  ),
  oddity(
    'answer/denied-detail',
    'has an object with details in its errors',
    changeFields('errors', (fields) => ({
      ...fields,
      AccessDeniedDetail: { AuthAction: 'ecs:Create', NoPermissionType: 'None' },
    })),
  ),
  oddity('answer/without-host-id', 'has no HostId in its errors', changeFields('errors', without('HostId'))),
  oddity('answer/reversed', 'has its fields in the other order', changeFields('all', reverse)),
  oddity(
    'json/indented',
    'indents JSON',
    changeJson((fields) => JSON.stringify(fields, undefined, '\t')),
  ),
  oddity(
    'json/line-after',
    'ends JSON with a line break',
    changeJson((fields) => `${JSON.stringify(fields)}\r\n`),
  ),
  oddity('json/escaped', 'escapes everything beyond ASCII in JSON', changeJson(escaped)),
  oddity(
    'json/escaped-slashes',
    'escapes slashes in JSON',
    changeJson((fields) => JSON.stringify(fields).replaceAll('/', '\\/')),
  ),
  oddity(
    'json/spaced',
    'puts spaces around colons in JSON',
    changeJson((fields) => JSON.stringify(fields, undefined, 1).replace(/\n\s*/g, ' ')),
  ),
  oddity(
    'json/deep',
    'has a list of a thousand levels in JSON',
    changeJson(
      (fields) => `{"Deep":${'['.repeat(1000)}${']'.repeat(1000)},${JSON.stringify(fields).slice(1)}`,
    ),
  ),
  oddity(
    'xml/document-type',
    'declares a document type in XML',
    changeXml({ declaration: '<?xml version="1.0"?>\n<!DOCTYPE answer [<!ENTITY note "none">]>' }),
  ),
  oddity('xml/without-declaration', 'writes XML without a declaration', changeXml({ declaration: '' })),
  oddity(
    'xml/other-declaration',
    'declares XML in single quotes',
    changeXml({ declaration: "<?xml version='1.0' encoding='utf-8' standalone='yes'?>" }),
  ),
  oddity(
    'xml/attributes',
    'has attributes on the root of XML',
    changeXml({ rootAttributes: ' version="1" status="a&amp;b"' }),
  ),
  oddity(
    'xml/namespace',
    'has a namespace on the root of XML',
    changeXml({ rootAttributes: ' xmlns="http://reference.example/doc/2014-05-26/"' }),
  ),
  oddity('xml/cdata', 'writes texts in XML as CDATA', changeXml({ text: cdata })),
  oddity(
    'xml/cdata-messages',
    'writes messages in XML as CDATA',
    changeXml({ text: (text, name) => (name === 'Message' ? cdata(text) : escapeXml(text)) }),
  ),
  oddity(
    'xml/comments',
    'has comments in XML',
    changeXml({
      declaration: `${plainXml.declaration}<!-- an answer -->\n`,
      indent: () => '<!-- a field -->',
    }),
  ),
  oddity('xml/indented', 'indents XML', changeXml({ indent: (depth) => `\n${'  '.repeat(depth)}` })),
  oddity(
    'xml/numeric-references',
    'writes everything beyond ASCII as references in XML',
    changeXml({ text: numeric }),
  ),
  oddity(
    'xml/processing-instruction',
    'has a processing instruction in front of XML',
    changeXml({ declaration: `${plainXml.declaration}<?answer kind="plain"?>` }),
  ),
  oddity('type/text-xml', 'sends XML as text/xml', changeType('XML', 'text/xml')),
  oddity('type/application-xml', 'sends XML as application/xml', changeType('XML', 'application/xml')),
  oddity(
    'type/application-xml-utf-8',
    'sends XML as application/xml; charset=UTF-8',
    changeType('XML', 'application/xml; charset=UTF-8'),
  ),
  oddity('type/application-json', 'sends JSON as application/json', changeType('JSON', 'application/json')),
  oddity(
    'type/application-json-utf-8',
    'sends JSON as application/json; charset=UTF-8',
    changeType('JSON', 'application/json; charset=UTF-8'),
  ),
  oddity(
    'type/upper-case',
    'writes the content type of JSON in upper case',
    changeType('JSON', 'APPLICATION/JSON;CHARSET=UTF-8'),
  ),
];
