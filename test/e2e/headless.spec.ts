import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../support/endToEnd';

test('without a screen it runs in Node on its own', async ({ browserName: _ }, info) => {
  const headless = fileURLToPath(new URL('../../dist/headless.js', import.meta.url));
  const script = info.outputPath('headless.mjs');
  writeFileSync(
    script,
    `import { createWorkbook, openWorkbook } from ${JSON.stringify(headless)};
    const workbook = await createWorkbook({ locale: 'en' });
    const clv = await workbook.evaluate('=CLV({100,120},{20,25},0.1)');
    const report = await workbook.importCsv('name,revenue,sales cost\\nAlder,1200,200\\nBirch,300,400\\n', { table: 'Customers' });
    await workbook.applyTemplate('customer-value');
    workbook.setCell('Sheet1!B2', '=SUM(Customers[Customer value])');
    await workbook.settled();
    const values = workbook.getColumn('Customers', 'Customer value');
    const file = await workbook.save();
    workbook.dispose();
    const again = await openWorkbook(file);
    await again.settled();
    const sum = again.getCell('Sheet1!B2');
    again.setCell('Sheet1!B3', '=B2*2');
    await again.settled();
    console.log(JSON.stringify({ clv, rows: report.rows, values, sum, double: again.getCell('Sheet1!B3'), undone: again.undo() }));
    again.dispose();`,
  );
  // Away from the project, so that nothing beside the one file can be found.
  const printed = execFileSync(process.execPath, [script], { cwd: info.outputPath(), encoding: 'utf8' });
  expect(JSON.parse(printed)).toEqual({
    clv: 151.2396694214876,
    rows: 2,
    values: [1000, -100],
    sum: 900,
    double: 1800,
    undone: true,
  });
});
