import { afterEach, expect, it } from 'vitest';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { selfTestOf } from '../../templates/selfTest';
import { builtInTemplate } from '../support/builtInTemplates';
import { EngineWorld } from './engineWorld';

let world: EngineWorld | null = null;
afterEach(() => world?.dispose());

/** A template on its sample. */
async function onSample(id: string): Promise<EngineWorld> {
  const laid = selfTestOf(builtInTemplate(id), 'en');
  if (!laid.ok) throw new Error(JSON.stringify(laid.problem));
  world = new EngineWorld(inProcessTransport, laid.value.document);
  return world.settled();
}

it('the position map shows the two criteria that are chosen', async () => {
  const shown = await onSample('positioning');
  const map = (column: string) => [70, 71, 72].map((row) => shown.cell(`${column}${row}`, 'Positioning'));
  expect([map('C'), map('D')]).toEqual([
    ['Quality', 8, 6],
    ['Price advantage', 4, 6],
  ]);
  shown.setParameter('MapAcross', 'service');
  shown.setParameter('MapUp', 'focus');
  await shown.settled();
  expect([map('C'), map('D')]).toEqual([
    ['Service', 7, 5],
    ['Focus on one segment', 6, 3],
  ]);
});

it('a channel converts the share of its names that are past the first stage', async () => {
  const shown = await onSample('sales-strategy');
  const [channels, stages] = [shown.column('Acquisition channel'), shown.column('Lifecycle stage')];
  const channel = shown.cell('B35', 'Sales strategy');
  const ofChannel = stages.filter((_, row) => channels[row] === channel);
  const won = ofChannel.filter((stage) => stage !== 'Lead').length;
  expect(shown.cell('G35', 'Sales strategy')).toBeCloseTo(won / ofChannel.length, 12);
});

it('development shows the profit of each quarter beside its sales', async () => {
  const shown = await onSample('development-performance');
  const periods = shown.table('Periods');
  const lastQuarter = (name: string) =>
    shown
      .column(name, periods)
      .slice(-3)
      .reduce<number>((sum, value) => sum + Number(value), 0);
  const [existing, gained] = [
    lastQuarter('Profit from existing customers'),
    lastQuarter('Profit from new customers'),
  ];
  expect(['C45', 'D45'].map((at) => shown.cell(at, 'Development performance'))).toEqual([existing, gained]);
  expect(shown.cell('G45', 'Development performance')).toBeCloseTo(gained / (existing + gained), 12);
});
