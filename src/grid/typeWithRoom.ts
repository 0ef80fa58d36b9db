import type { CellStyle } from '../model/document';
import type { HasRoom } from './numberFit';

const smaller: Readonly<Partial<Record<NonNullable<CellStyle['size']>, CellStyle['size']>>> = {
  display: 'heading',
  heading: 'title',
  title: 'normal',
};

/**
 * Large type gives way to the number in it: a key figure of a report is read in a smaller size too, and as marks it is
 * not. The style with the largest size that has room, down to the normal one.
 */
export function typeWithRoom(
  style: CellStyle,
  text: string,
  roomIn: (style: CellStyle) => HasRoom,
): CellStyle {
  let fitting = style;
  while (!roomIn(fitting)(text)) {
    const size = fitting.size && smaller[fitting.size];
    if (!size) break;
    fitting = { ...fitting, size };
  }
  return fitting;
}
