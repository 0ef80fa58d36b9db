import { describe, expect, it } from 'vitest';
import { galleryOfHost } from '../../../../src/session/templating/hostTemplates';
import { builtInCards } from '../../../../templates/registry';
import { templateLimits } from '../../../../templates/schemaParts';
import { margin } from '../../../hosts/ourTemplates.js';

describe('templates of a host', () => {
  it('stand before the built-in ones, in one list, and are found by their ids', async () => {
    const { gallery, refused } = galleryOfHost([margin]);
    expect(refused).toEqual([]);
    expect(gallery.cards.map(({ id }) => id)).toEqual(['our-margin', ...builtInCards.map(({ id }) => id)]);
    expect(gallery.cards[0]).toMatchObject({
      name: { en: 'Our margin' },
      needs: [{ en: 'Revenue', 'zh-CN': '收入' }],
    });
    expect(await gallery.find('our-margin')).toMatchObject({
      isBuiltIn: false,
      template: { id: 'our-margin' },
    });
    expect(await gallery.find('clv')).toMatchObject({ isBuiltIn: true, template: { id: 'clv' } });
    expect(await gallery.find('toString')).toBe(null);
    expect([gallery.isOfHost('our-margin'), gallery.isOfHost('clv')]).toEqual([true, false]);
  });

  const circular: Record<string, unknown> = { ...margin };
  circular['self'] = circular;
  const throwing = Object.defineProperty({ ...margin }, 'name', {
    enumerable: true,
    get() {
      throw new Error('not for you');
    },
  });
  let deep: unknown = 'bottom';
  for (let depth = 0; depth < 100; depth++) deep = [deep];
  it.each([
    ['a key that the format does not know', { ...margin, onOpen: 'alert(1)' }, '1.onOpen', 'unknownKey'],
    ['markup', { ...margin, name: { en: '<b>', 'zh-CN': '?' } }, '1.name.en', 'notPlainText'],
    ['the id of another of them', margin, '1.id', 'duplicate'],
    ['the id of a built-in one', { ...margin, id: 'clv' }, '1.id', 'duplicate'],
    ['something that goes round in circles', circular, '1', 'notJson'],
    ['something that throws when it is read', throwing, '1', 'notJson'],
    ['no object', undefined, '1', 'notJson'],
    ['a function', () => margin, '1', 'notJson'],
    ['a text', 'our-margin', '1', 'wrongType'],
    ['too much of it', { ...margin, more: 'x'.repeat(templateLimits.fileBytes) }, '1', 'tooLarge'],
    ['what is nested too deeply', { ...margin, deep }, `1.deep${'.0'.repeat(31)}`, 'tooDeep'],
  ])('are refused alone, with the place: %s', (_, document, place, reason) => {
    const other = { ...margin, id: 'our-third' };
    const { gallery, refused } = galleryOfHost([margin, document, other]);
    expect(refused).toMatchObject([
      { place, problem: { code: 'templateInvalid', params: { reason: `templates_fault_${reason}` } } },
    ]);
    expect(gallery.cards.slice(0, 2).map(({ id }) => id)).toEqual(['our-margin', 'our-third']);
  });

  it('of a newer format are refused', () => {
    expect(galleryOfHost([{ ...margin, formatVersion: 9 }]).refused).toMatchObject([
      { place: '0', problem: { code: 'templateNewer' } },
    ]);
  });

  it('do not follow the objects of the host once they are read', async () => {
    const given = structuredClone(margin);
    const { gallery } = galleryOfHost([given]);
    given['version'] = '6.6.6';
    expect((await gallery.find('our-margin'))?.template.version).toBe('1.0.0');
  });
});
