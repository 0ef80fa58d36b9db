import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../src/model/applyOperations';
import type { WorkbookDocument } from '../../../src/model/document';
import type { ValueReader } from '../../../src/model/valueReader';
import { applyTemplate } from '../../../templates/applyTemplate';
import { sampleDocument } from '../../../templates/selfTest';
import type { Template } from '../../../templates/schema';
import { builtInTemplate } from '../../support/builtInTemplates';
import { cardPicture } from '../../support/cardPicture';
import { ChartFixture } from '../charts/chartFixture';

/** Every cell of a report holds one, which is enough for a chart to be drawn. */
const values: ValueReader = { ...new ChartFixture({}).reader, gridValue: () => 1 };

function applied(template: Template): WorkbookDocument {
  const { document, mapping } = sampleDocument(template, 'en');
  const operations = applyTemplate(document, template, { mapping });
  if (!operations.ok) throw new Error(JSON.stringify(operations.problem));
  return applyOperations(document, operations.value).document;
}

describe('the picture on a card', () => {
  it.each(['lifecycle-funnel', 'rfm', 'predictive-clv'])(
    'is the first chart of %s, in whatever order the document has them',
    (id) => {
      const template = builtInTemplate(id);
      const document = applied(template);
      const [first, second] = template.charts;
      expect(document.charts).toHaveLength(2);
      const reversed = { ...document, charts: document.charts.toReversed() };
      expect(cardPicture(template, document, values).kind).toBe(first?.kind);
      expect(cardPicture(template, reversed, values)).toEqual(cardPicture(template, document, values));
      // The other one where the template says so.
      const turned = { ...template, charts: template.charts.toReversed() };
      expect(cardPicture(turned, document, values).kind).toBe(second?.kind);
    },
  );

  it('is a sheet where the template has no chart', () => {
    const template = { ...builtInTemplate('customer-value'), charts: [] };
    expect(cardPicture(template, applied(template), values)).toEqual({ kind: 'sheet', values: [] });
  });
});
