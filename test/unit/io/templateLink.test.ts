import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromTemplateFragment,
  isTemplateFragment,
  longestTemplateLink,
  toTemplateFragment,
} from '../../../src/io/templateLink';

const limit = 100_000;
const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

describe('a link that carries a template', () => {
  it('brings any text back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }), (text) => {
        const fragment = toTemplateFragment(text);
        if (!fragment.ok) throw new Error(fragment.problem.code);
        expect(isTemplateFragment(fragment.value)).toBe(true);
        expect(fragment.value).toMatch(/^template=1\.[\w-]+$/);
        // A lone surrogate is no character that a file could hold.
        const expected = new TextDecoder().decode(new TextEncoder().encode(text));
        expect(fromTemplateFragment(fragment.value, limit)).toEqual({ ok: true, value: expected });
      }),
      { numRuns: 60 },
    );
  });

  it('says what is wrong with anything else, and never throws', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => `template=1.${base64Url(bytes)}`),
      fc.string().map((text) => `template=${text}`),
      fc
        .tuple(fc.string({ minLength: 1 }), fc.nat(), fc.integer({ min: 0, max: 255 }))
        .map(([text, at, byte]) => {
          const packed = deflateSync(new TextEncoder().encode(text));
          packed[at % packed.length] = byte;
          return `template=1.${base64Url(packed)}`;
        }),
    );
    fc.assert(
      fc.property(anything, (fragment) => {
        const read = fromTemplateFragment(fragment, limit);
        if (!read.ok) expect(read.problem.code).toMatch(/^template(?:LinkDamaged|LinkNewer|Invalid)$/);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused when it was cut off, or is of a newer kind', () => {
    const fragment = toTemplateFragment(JSON.stringify({ name: 'Customer value'.repeat(20) }));
    if (!fragment.ok) throw new Error(fragment.problem.code);
    const codeOf = (text: string): string | null => {
      const read = fromTemplateFragment(text, limit);
      return read.ok ? null : read.problem.code;
    };
    expect(codeOf(fragment.value.slice(0, -8))).toBe('templateLinkDamaged');
    expect(codeOf(fragment.value.replace('=1.', '=2.'))).toBe('templateLinkNewer');
    expect(codeOf('template=1.')).toBe('templateLinkDamaged');
  });

  it('unpacks no more than is allowed', () => {
    const bomb = deflateSync(new Uint8Array(20_000_000));
    expect(fromTemplateFragment(`template=1.${base64Url(bomb)}`, limit)).toMatchObject({
      ok: false,
      problem: { code: 'templateInvalid', params: { reason: 'templates_fault_tooLarge' } },
    });
  });

  it('is not made when it would be too long to be sent', () => {
    const noise = Array.from({ length: 60_000 }, (_, index) =>
      (index * 7919 + ((index * index) % 977)).toString(36),
    );
    expect(toTemplateFragment(noise.join(''))).toMatchObject({
      ok: false,
      problem: { code: 'templateLinkTooLong', params: { limit: longestTemplateLink } },
    });
  });
});
