import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childOf, elementsNamed, parseXml, textOf } from '../../../../../src/io/xlsx/rules/xmlTree';

describe('parseXml', () => {
  it('reads elements, attributes and texts without their prefixes', () => {
    const [rule] = parseXml(
      `<x14:cfRule type='a "b"' x14:id="1 &gt; 0 &#65;&#x42;"><xm:f>A1&lt;"x"</xm:f><!-- <no> --><b/></x14:cfRule>`,
    );
    expect(rule?.name).toBe('cfRule');
    expect([...(rule?.attributes ?? [])]).toEqual([
      ['type', 'a "b"'],
      ['id', '1 > 0 AB'],
    ]);
    expect(rule?.children.map(({ name }) => name)).toEqual(['f', 'b']);
    expect(childOf(rule, 'f')?.text).toBe('A1<"x"');
    expect(rule && textOf(rule)).toBe('A1<"x"');
  });

  it('begins in the midst of a part, and knows neither document types nor their entities', () => {
    const elements = parseXml('</sheetData><!DOCTYPE x><a v="&bomb;">1</a></worksheet><![CDATA[<c>]]>');
    expect(elements.map(({ name }) => name)).toEqual(['a']);
    expect(elements[0]?.attributes.get('v')).toBe('&bomb;');
  });

  it('has an end whatever it is given, and keeps what was whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>/="\'!?-& ab:[]') }), (noise) => {
        const elements = parseXml(`<whole n="1"/>${noise}`);
        expect(elements[0]?.attributes.get('n')).toBe('1');
      }),
    );
  });

  it('does not go down for ever', () => {
    expect(elementsNamed(parseXml('<a>'.repeat(10_000)), 'a').length).toBeLessThan(50);
  });

  it('takes no longer than its length for what never ends', () => {
    for (const piece of ['<a "', "<a x='", '<!--', '&#', '<a =', '<']) {
      expect(parseXml(piece.repeat(200_000))).toBeDefined();
    }
  });
});
