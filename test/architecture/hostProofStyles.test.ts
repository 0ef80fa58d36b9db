import { describe, expect, it } from 'vitest';
import { hostProof } from '../../.ci/vite/hostProofStyles.mjs';

/** The rules themselves, without what stands before all of them. */
const rules = (css: string, gridLibrary: 'within' | 'apart' = 'within'): string => {
  const marked = hostProof(`.first{color:red}${css}`, gridLibrary);
  return marked.slice(marked.indexOf('.first:not(#wb){color:red}') + '.first:not(#wb){color:red}'.length);
};

describe('styles of the embedded workbook', () => {
  it('weigh an id more, each selector once', () => {
    expect(rules('.a .b,button.c>svg,:where(h1),.d\\:e:hover::after{color:red}')).toBe(
      '.a:not(#wb) .b,button:not(#wb).c>svg,:not(#wb):where(h1),.d\\:e:not(#wb):hover::after{color:red}',
    );
    expect(rules('@media print{.a:is(.b,.c){color:red}}')).toBe(
      '@media print{.a:not(#wb):is(.b,.c){color:red}}',
    );
  });

  it('leave tokens to the host, and steps of an animation as they are', () => {
    const light = ':where([data-wb-theme]){--wb-accent:red}@keyframes wb-rise{from{opacity:0}to{opacity:1}}';
    expect(rules(light)).toBe(light);
    expect(rules(':where([data-wb-theme]){color-scheme:var(--x)}')).toContain(':not(#wb):where(');
  });

  it('begin with what the browser has, for what they draw themselves too', () => {
    const css = hostProof('.tab::after{content:"";width:2px}', 'within');
    expect(css).toMatch(/^:where\(\.wb-root\):not\(#wb\)\{all:initial/);
    expect(css).toContain(':where(.wb-root *):not(#wb){all:revert}');
    expect(css).toContain(':where(.tab):not(#wb)::after{all:revert}');
  });

  it('leave the grid to a library that comes from elsewhere', () => {
    expect(rules('.wb-grid td.wb-left{color:red}.handsontable td{color:red}.bar{color:red}', 'apart')).toBe(
      '.wb-grid td.wb-left{color:red}.handsontable td{color:red}.bar:not(#wb){color:red}',
    );
    expect(hostProof('', 'apart')).toContain(
      ':where(.wb-root *:not(.wb-grid,.wb-grid *)):not(#wb),' +
        ':where(.wb-root *:is(.wb-grid,.wb-grid *)):not(wb):not(wb):not(wb):not(wb):not(wb){all:revert}',
    );
  });
});
