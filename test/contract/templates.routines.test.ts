import { afterEach, describe, expect, it } from 'vitest';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { selfTestOf } from '../../templates/selfTest';
import { builtInTemplate } from '../support/builtInTemplates';
import { EngineWorld } from './engineWorld';

let world: EngineWorld | null = null;
afterEach(() => world?.dispose());

/** The routines on their sample firm. */
async function routines(): Promise<EngineWorld> {
  const laid = selfTestOf(builtInTemplate('crm-routines'), 'en');
  if (!laid.ok) throw new Error(JSON.stringify(laid.problem));
  world = new EngineWorld(inProcessTransport, laid.value.document);
  return world.settled();
}

describe('the rules of CRM routines', () => {
  it('hold for one segment or one stage only where they name it', async () => {
    const shown = await routines();
    const before = shown.column('Rule');
    const [industries, stages] = [shown.column('Industry'), shown.column('Lifecycle stage')];
    const last = 4;
    const concerned = before.flatMap((rule, row) => (rule === last ? [row] : []));
    const segment = industries[concerned[0]!];
    shown.type({ H8: segment as string }, 'Rules');
    await shown.settled();
    expect(shown.column('Rule')).toEqual(
      before.map((rule, row) => (rule === last && industries[row] !== segment ? 0 : rule)),
    );
    const stage = stages[concerned[0]!];
    shown.type({ I8: stage as string }, 'Rules');
    await shown.settled();
    expect(shown.column('Rule')).toEqual(
      before.map((rule, row) =>
        rule === last && (industries[row] !== segment || stages[row] !== stage) ? 0 : rule,
      ),
    );
  });

  it('name who acts; where they do not, the owner of the customer does', async () => {
    const shown = await routines();
    const owners = shown.column('Account owner');
    expect(shown.column('Action by')).toEqual(
      shown.column('Rule').map((rule, row) => (rule === 0 ? '' : rule === 3 ? 'Service team' : owners[row])),
    );
  });

  it('make a list of everybody whom one action concerns, for a campaign', async () => {
    const shown = await routines();
    shown.type({ C4: 'Service call' }, 'Campaign list');
    await shown.settled();
    const ids = shown.column('Customer ID');
    const concerned = shown
      .column('Action')
      .flatMap((action, row) => (action === 'Service call' ? [ids[row]] : []));
    const listed = concerned.map((_, index) => shown.cell(`B${7 + index}`, 'Campaign list'));
    expect(listed.toSorted()).toEqual(concerned.toSorted());
    expect(shown.cell(`B${7 + concerned.length}`, 'Campaign list')).toBeNull();
  });
});

it('relationship care offers each due and satisfied customer the first service whose share of the best it belongs to', async () => {
  const laid = selfTestOf(builtInTemplate('relationship-care'), 'en');
  if (!laid.ok) throw new Error(JSON.stringify(laid.problem));
  world = new EngineWorld(inProcessTransport, laid.value.document);
  const shown = await world.settled();
  const served = shown.column('Next care').map((care) => care === 'value-added service');
  const offered = () => shown.column('Fitting service');
  expect(offered().map((service) => service !== '')).toEqual(served);
  // To everybody, the first of them.
  shown.type({ B5: 'Phone call', C5: '100%' }, 'Services');
  await shown.settled();
  expect(offered()).toEqual(served.map((isServed) => (isServed ? 'Phone call' : '')));
  shown.type({ C5: '0%', C6: '0%', B7: 'Letter' }, 'Services');
  await shown.settled();
  expect(new Set(offered())).toContain('Letter');
});

it('the customer archive shows whom the list on the card is set to, by name or by id', async () => {
  const laid = selfTestOf(builtInTemplate('customer-archive'), 'en');
  if (!laid.ok) throw new Error(JSON.stringify(laid.problem));
  world = new EngineWorld(inProcessTransport, laid.value.document);
  const shown = await world.settled();
  const card = () => [shown.cell('C13', 'Customer archive'), shown.cell('C14', 'Customer archive')];
  const [names, ids] = [shown.column('Customer name'), shown.column('Customer ID')];
  expect(card()).toEqual([names[0], ids[0]]);
  shown.type({ C12: names[7] as string }, 'Customer archive');
  await shown.settled();
  expect(card()).toEqual([names[7], ids[7]]);
  shown.type({ C12: ids[3] as string }, 'Customer archive');
  await shown.settled();
  expect(card()).toEqual([names[3], ids[3]]);
  expect(
    laid.value.document.sheets.flatMap((sheet) => (sheet.kind === 'grid' ? (sheet.validations ?? []) : [])),
  ).toMatchObject([{ validation: { rule: { kind: 'list', source: { kind: 'column' } } } }]);
});
