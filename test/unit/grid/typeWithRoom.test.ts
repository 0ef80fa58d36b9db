import { expect, it } from 'vitest';
import { typeWithRoom } from '../../../src/grid/typeWithRoom';
import type { CellStyle } from '../../../src/model/document';

const widthOf: Readonly<Record<string, number>> = { display: 28, heading: 20, title: 16, normal: 13 };
/** Room for `px` at the width that a character has in each size. */
const roomFor = (px: number) => (style: CellStyle) => (text: string) =>
  text.length * (widthOf[style.size ?? 'normal'] ?? 0) <= px;

it('takes the largest size in which a number has room', () => {
  const style: CellStyle = { size: 'display', bold: true };
  expect(typeWithRoom(style, '123', roomFor(100))).toBe(style);
  expect(typeWithRoom(style, '12345', roomFor(100))).toEqual({ size: 'heading', bold: true });
  expect(typeWithRoom(style, '123456', roomFor(100))).toEqual({ size: 'title', bold: true });
});

it('goes no further than the normal size, and leaves small and normal type alone', () => {
  expect(typeWithRoom({ size: 'heading' }, '1234567890', roomFor(100))).toEqual({ size: 'normal' });
  expect(typeWithRoom({ size: 'small' }, '1234567890', roomFor(0))).toEqual({ size: 'small' });
});
