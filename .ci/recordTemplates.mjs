// Writes the results of templates on their samples into their self-tests, and the cards of the gallery:
// `npm run templates` for all, `npm run templates -- clv rfm` for some.
import { createServer } from 'vite';
import { runTool } from './process.mjs';

const server = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
const { recordTemplates } = await server.ssrLoadModule('/test/support/recordTemplates.ts');
const faults = await recordTemplates(process.argv.slice(2));
await server.close();
for (const fault of faults) console.error(fault);
const formatted = await runTool('prettier/bin/prettier.cjs', [
  ...['--write', '--log-level=warn'],
  ...['templates', 'src/app/public/template.schema.json'],
]);
process.exit(faults.length > 0 || formatted !== 0 ? 1 : 0);
