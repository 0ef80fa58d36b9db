import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { fakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

it('a sheet scrolls while cells are pointed at near its edge, and the reference grows', async () => {
  await showWorkbook(fakePort(newWorkbook()));
  const holder = document.querySelector<HTMLElement>('.ht_master .wtHolder')!;
  const cell = document.querySelector<HTMLElement>('.ht_master tbody td')!;
  await userEvent.click(cell);
  await userEvent.keyboard('=');
  const start = document.querySelectorAll<HTMLElement>('.ht_master tbody tr')[3]!.querySelectorAll('td')[1]!;
  const at = start.getBoundingClientRect();
  const frame = holder.getBoundingClientRect();
  const send = (target: Element, type: string, clientX: number, clientY: number): void => {
    target.dispatchEvent(
      new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, button: 0, clientX, clientY }),
    );
  };
  const [x, y] = [at.left + 10, at.top + 10];
  send(start, 'mousedown', x, y);
  send(document.body, 'mousemove', x, frame.bottom - 6);
  await waitFor(() => holder.scrollTop > 400);
  send(document.body, 'mouseup', x, frame.bottom - 6);
  const stopped = holder.scrollTop;
  const lastRow = Number(/^=B4:B(\d+)$/.exec(field())?.[1]);
  expect(lastRow).toBeGreaterThan(30);
  await userEvent.keyboard('{Escape}');
  expect(holder.scrollTop).toBeLessThanOrEqual(stopped);

  function field(): string {
    return document.querySelector<HTMLTextAreaElement>('.handsontableInput')?.value ?? '';
  }
});
