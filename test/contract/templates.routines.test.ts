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
