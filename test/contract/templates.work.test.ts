import { describe, expect, it } from 'vitest';
import { defaultLicenseKey } from '../../src/engine/hyperformula';
import { WorkbookGraph } from '../../src/engine/workbookGraph';
import { WorkTeller } from '../../src/engine/workTeller';
import { applyOperations } from '../../src/model/applyOperations';
import { applyTemplate } from '../../templates/applyTemplate';
import { sampleDocument } from '../../templates/selfTest';
import { builtInTemplates } from '../support/builtInTemplates';

/** A formula with a call that takes long is computed when it asks, when the call is done, and when its array has room. */
const mostTimes = 3;

describe('the work of applying a built-in template', () => {
  it.each(builtInTemplates())('computes no cell and no column of $id again and again', (template) => {
    const { document, mapping } = sampleDocument(template, 'en');
    const operations = applyTemplate(document, template, { mapping, locale: 'en' });
    if (!operations.ok) throw new Error(operations.problem.code);
    const applied = applyOperations(document, operations.value);
    const times = new Map<string, number>();
    const graph = new WorkbookGraph(document, defaultLicenseKey, null, {
      teller: new WorkTeller((work) => {
        if (!work) return;
        const key = Object.values(work.place).join(' ');
        times.set(key, (times.get(key) ?? 0) + 1);
      }, 'all'),
    });
    graph.run(() => false);
    times.clear();
    graph.apply(applied.document, applied.changes);
    graph.run(() => false);
    graph.dispose();
    expect(times.size).toBeGreaterThan(0);
    expect([...times].filter(([, count]) => count > mostTimes)).toEqual([]);
  });
});
