import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml } from './read-xml.ts';
import { listAt } from './tree.ts';

function leaf(inner: string): unknown {
  return readXml(`<a><b>${inner}</b></a>`).tree;
}

describe('readXml', () => {
  it('reads the name and the content of the root', () => {
    const text = '<?xml version="1.0" encoding="UTF-8"?>\n<Error>\n  <Code>X</Code>\n  <Empty/>\n</Error>\n';
    expect(readXml(text)).toEqual({ name: 'Error', tree: { Code: 'X', Empty: '' } });
  });

  it('makes a list of repeated elements, wherever they stand', () => {
    const { tree } = readXml('<a><b>1</b><c/><b>2</b></a>');
    expect(tree).toEqual({ b: ['1', '2'], c: '' });
    expect(listAt(readXml('<a><bs><b><c>1</c></b></bs></a>').tree, 'bs.b')).toEqual([{ c: '1' }]);
  });

  it.each(['12345678901234567890', '007', '1e5', '0x1F', '1.0', 'true', '+1', '-0'])(
    'keeps %s as written',
    (text) => {
      expect(leaf(text)).toEqual({ b: text });
    },
  );

  it.each([
    ['  a \n b\t ', '  a \n b\t '],
    ['   ', '   '],
    ['&#x4e2d;&#25991;&amp;&lt;&gt;&quot;&apos;', '中文&<>"\''],
    ['&amp;lt;', '&lt;'],
    ['&#x1F600;', '😀'],
    ['<![CDATA[<x> & ]] ]]>', '<x> & ]] '],
    ['a<![CDATA[&amp;]]>b', 'a&amp;b'],
    ['a<!-- <c> & -->b', 'ab'],
    ['a<?php echo ?>b', 'ab'],
    ['&unknown;', '&unknown;'],
    ['<![CDATA[&#1;]]>', '&#1;'],
    ['&#9;&#10;\t', '\t\n\t'],
    ['', ''],
  ])('reads the leaf %j as %j', (inner, text) => {
    expect(leaf(inner)).toEqual({ b: text });
  });

  it.each([
    ['a\u0001b', 'a\u0001b'],
    ['a control character as a reference', 'a&#1;b'],
    ['half of a character', 'a&#55357;&#56832;b'],
    ['half of a character in hexadecimal', '&#xD800;'],
    ['a number beyond all characters', '&#x110000;'],
    ['what is no character', 'a\uffffb'],
    ['a reference behind CDATA', '<![CDATA[&#1;]]>&#1;'],
  ])('does not read %s', (_, inner) => {
    expect(() => leaf(inner)).toThrow(/that XML cannot hold/);
  });

  it('reads back any text that an element can hold', () => {
    const character = fc
      .string({ unit: 'binary' })
      .filter((text) => !/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/.test(text));
    fc.assert(
      fc.property(character, (text) => {
        const escaped = text.replace(/[&<>]/g, (special) => `&#${special.charCodeAt(0)};`);
        expect(leaf(escaped)).toEqual({ b: text });
      }),
    );
  });

  it('drops attributes, prefixes and blanks between elements', () => {
    const { name, tree } = readXml('<x:a xmlns:x="u" i="1">\n <x:b j=\'2\'> c </x:b>\n <x:d k=">"/></x:a>');
    expect({ name, tree }).toEqual({ name: 'a', tree: { b: ' c ', d: '' } });
  });

  it('keeps text beside elements, without blanks around it', () => {
    expect(readXml('<a> some <b>1</b> </a>').tree).toEqual({ b: '1', '#text': 'some' });
  });

  it.each([
    '<!DOCTYPE a>',
    '<?xml version="1.0"?>\n<!-- <!DOCTYPE b> -->\n<!DOCTYPE a SYSTEM "a>b.dtd">',
    '<!DOCTYPE a [<!ELEMENT a ANY><!-- ]> --><!ENTITY b "]>">]>',
  ])('passes over a document type in front: %s', (prolog) => {
    expect(readXml(`${prolog}<a>1&b;</a>`)).toEqual({ name: 'a', tree: '1&b;' });
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'prototype'])(
    'takes %s for a name',
    (name) => {
      const { tree } = readXml(`<a><${name}><polluted>1</polluted></${name}><${name}/></a>`);
      expect(Object.keys(tree)).toEqual([name]);
      expect({}).not.toHaveProperty('polluted');
    },
  );

  it.each([
    ['a document type without an end', '<!DOCTYPE a [<!ENTITY b "c"><a>&b;</a>', /document type/],
    ['a document type behind an element', '<a/><!DOCTYPE a>', /document type/],
    ['a document type inside', '<a><!DOCTYPE a [<!ENTITY b "c">]>&b;</a>', /document type/],
    ['an element not closed', '<a><b></a>', /closing tag/i],
    ['a root not closed', '<a><b/>', /./],
    ['a bare ampersand', '<a>b & c</a>', /&/],
    ['two roots', '<a/><b/>', /more than one root/],
    ['two full roots', '<a>1</a><b>2</b>', /root/],
    ['text after the root', '<a>1</a>b', /./],
    ['text after an empty root', '<a/>b', /./],
    ['a comment not closed', '<a/><!-- ', /comment is not closed/],
    ['CDATA not closed', '<a><![CDATA[ </a>', /CDATA section is not closed/],
    ['no element', '<!-- a -->', /./],
    ['a bare mark', '<', /./],
    ['too many levels', '<a>'.repeat(200) + '</a>'.repeat(200), /nested/],
  ])('refuses %s', (_what, text, message) => {
    expect(() => readXml(text)).toThrow(message);
  });
});
