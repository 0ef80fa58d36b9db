import { describe, expect, it } from 'vitest';
import { editComment, removeComment, setComment, activeCommentKey } from '../../../src/commands/comments';
import { RowOrder } from '../../../src/model/rowOrder';
import { undo } from '../../../src/commands/history';
import { region, selected, testBench, workbookWithTable, type TestBench } from './commandContext';

function bench(): TestBench {
  const made = testBench(workbookWithTable([{ name: 'Name', type: 'text', values: ['Ada', 'Bob', 'Cyd'] }]));
  made.selection = selected(region(made.table().id, [1, 0]));
  return made;
}

function comment(on: TestBench, text: string): void {
  const key = activeCommentKey(on) ?? '';
  void on.run(setComment, { sheetId: on.table().id, key, text });
}

describe('a comment', () => {
  it('is written on the row itself, wherever the table shows it', () => {
    const on = bench();
    on.values.orders.set(on.table().id, new RowOrder(Uint32Array.of(2, 0, 1), 3));
    comment(on, ' Call back ');
    expect(Object.entries(on.table().comments ?? {})).toMatchObject([
      [`1:${on.table().columns[0]!.id}`, { text: 'Call back' }],
    ]);
  });

  it('goes when its text goes, and comes back by undo', () => {
    const on = bench();
    comment(on, 'Call back');
    expect(removeComment.isEnabled(on)).toBe(true);
    void on.run(removeComment, undefined);
    expect(on.table().comments).toBeUndefined();
    expect(removeComment.isEnabled(on)).toBe(false);
    void on.run(undo, undefined);
    expect(Object.values(on.table().comments ?? {})).toMatchObject([{ text: 'Call back' }]);
  });

  it('is offered where a cell is', () => {
    const on = bench();
    void on.run(editComment, undefined);
    expect(on.asked.panel).toBe('comments');
    on.selection = selected(region(on.table().id, [3, 0]));
    expect(editComment.isEnabled(on)).toBe(false);
  });
});
