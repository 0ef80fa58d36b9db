import { describe, expect, it } from 'vitest';
import { History } from '../../../src/model/history';
import { newParameterId, type ParameterId } from '../../../src/model/ids';
import { newWorkbook } from '../../../src/model/newWorkbook';
import type { Operation } from '../../../src/model/operation';
import type { TransactionSpec } from '../../../src/model/transaction';
import { Workbook } from '../../../src/model/workbook';

const adding = (name: string, id: ParameterId = newParameterId()): Operation => ({
  kind: 'addParameter',
  parameter: { id, name, label: { en: name, 'zh-CN': name }, kind: 'number', value: 1 },
  after: null,
});

function begin() {
  const workbook = new Workbook(newWorkbook());
  const history = new History(workbook);
  const add = (name: string, origin: string, undo?: TransactionSpec['undo']): void =>
    void workbook.dispatch({ operations: [adding(name)], origin, label: origin, ...(undo ? { undo } : {}) });
  const names = (): string[] => workbook.document.parameters.map(({ name }) => name).sort();
  return { history, add, names };
}

describe('a step that completes the one before', () => {
  it('is taken back and brought again with it, and gives both its name', () => {
    const { history, add, names } = begin();
    add('first', 'other');
    add('needed', 'prepare');
    add('built', 'apply', { completes: 'prepare' });
    expect(history.nextUndo?.label).toBe('apply');
    history.undo();
    expect(names()).toEqual(['first']);
    history.redo();
    expect(names()).toEqual(['built', 'first', 'needed']);
    history.undo();
    history.undo();
    expect(names()).toEqual([]);
  });

  it('is a step of its own when something was done between, or that one was taken back', () => {
    const { history, add, names } = begin();
    add('needed', 'prepare');
    add('between', 'other');
    add('built', 'apply', { completes: 'prepare' });
    history.undo();
    expect(names()).toEqual(['between', 'needed']);
    history.undo();
    history.undo();
    add('again', 'apply', { completes: 'prepare' });
    history.undo();
    expect(names()).toEqual([]);
    expect(history.canUndo).toBe(false);
  });
});
