import { describe, expect, it } from 'vitest';
import { planReading } from '../../../src/io/readingPlan';
import { crmExports, fileOfExport } from '../../support/crmExports/crmExports';

describe('exports of customer-management systems', () => {
  it.each(crmExports.map((file) => [file.system, file] as const))('%s', (_, file) => {
    const plan = planReading(fileOfExport(file), {});
    if (!plan.ok) throw new Error(plan.problem.code);
    expect(plan.value.columns.map(({ name, role }) => `${name}: ${role}`)).toEqual(
      file.columns.map(([header, , field]) => `${header}: ${field}`),
    );
    expect(plan.value.fileKind).toBe(file.kind);
  });
});
