import { applyOperations } from '../../../src/model/applyOperations';
import { defaultLicenseKey } from '../../../src/engine/hyperformula';
import { WorkbookGraph } from '../../../src/engine/workbookGraph';
import { applyTemplate } from '../../../templates/applyTemplate';
import { builtInCards, loadBuiltInTemplate } from '../../../templates/registry';
import type { Template } from '../../../templates/schema';
import { sampleDocument } from '../../../templates/selfTest';
import type { NodeBenchmark } from '../benchmark';

const size = { customers: 10_000, orders: 30_000 };

/** Ready for a template: its tables are there and computed. */
function opened(template: Template) {
  const { document, mapping } = sampleDocument(template, 'en', size);
  const graph = new WorkbookGraph(document, defaultLicenseKey, null);
  graph.run(() => false);
  graph.takePatch();
  return {
    apply(): void {
      const operations = applyTemplate(document, template, { mapping, locale: 'en' });
      if (!operations.ok) throw new Error(operations.problem.code);
      const applied = applyOperations(document, operations.value);
      graph.apply(applied.document, applied.changes);
      graph.run(() => false);
      graph.takePatch();
    },
    dispose: () => graph.dispose(),
  };
}

/** Every built-in template on its sample firm with many customers, up to the last computed cell. */
const templatesBenchmark: NodeBenchmark = {
  title: 'Templates, 10,000 customers and 30,000 orders: applied, everything computed',
  async run(figures) {
    for (const { id } of builtInCards) {
      await figures.attempt(id, async () => {
        const template = await loadBuiltInTemplate(id);
        if (!template) throw new Error('there is no such template');
        let workbook: ReturnType<typeof opened> | null = null;
        const before = (): void => {
          workbook?.dispose();
          workbook = opened(template);
        };
        await figures.time(id, () => workbook?.apply(), { limitMs: 1000, warmups: 1, before });
        (workbook as ReturnType<typeof opened> | null)?.dispose();
      });
    }
  },
};
export default templatesBenchmark;
