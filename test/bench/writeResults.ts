import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { headlineTable } from './headlines';
import { missedFigures, tableOf, type BenchmarkResult } from './table';

function machine(): string {
  const [processor] = cpus();
  const memoryGb = (totalmem() / 2 ** 30).toFixed(1);
  return [
    `${cpus().length} x ${processor?.model.trim() ?? 'unknown processor'}, ${memoryGb} GB`,
    `${platform()} ${release()} ${arch()}`,
    // Others on the machine show in every figure.
    `load average ${loadavg()[0]?.toFixed(1) ?? '?'} at the end`,
    `Node ${process.version}`,
    process.env['BENCH_BROWSER'] ?? 'no browser',
  ].join('; ');
}

const [beginMark, endMark] = ['<!-- benchmark summary -->', '<!-- end of benchmark summary -->'];

/** The README's table, between marks that stay. */
function writeSummary(): void {
  const page = readFileSync(readme, 'utf8');
  const [begin, end] = [page.indexOf(beginMark), page.indexOf(endMark)];
  if (begin < 0 || end < begin) throw new Error(`${readme} has no place for the summary`);
  const summary = `${beginMark}\n\n${headlineTable(results.flatMap(({ figures }) => figures))}\n\n`;
  writeFileSync(readme, page.slice(0, begin) + summary + page.slice(end));
}

const [target = '', readme = '', ...resultFiles] = process.argv.slice(2);
const results = resultFiles.map((file) => JSON.parse(readFileSync(file, 'utf8')) as BenchmarkResult);
const day = new Date().toISOString().slice(0, 10);
const text = `# Benchmarks

Written by \`npm run bench\` on ${day}. Median, least and greatest of at least seven runs; yardsticks are medians of the
same work done by something else on the same machine.

Machine: ${machine()}.

${results.map(tableOf).join('\n\n')}
`;
writeFileSync(target, text);
writeSummary();
const missed = missedFigures(results).length;
console.log(
  `\nWritten to test/bench/RESULTS.md; ${missed === 0 ? 'every limit is kept' : `${missed} limits are missed`}.`,
);
