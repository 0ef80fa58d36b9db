import { expect, it } from 'vitest';
import { paled } from '../../src/grid/scaleColor';
import { scaleColors, scaleStrength } from '../../src/model/colorTokens';
import { palerColor } from '../../src/model/palerColor';
import '../../src/ui/tokens.css';

/** What the browser paints. */
function painted(color: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
  return `#${[r, g, b].map((byte) => (byte as number).toString(16).padStart(2, '0')).join('')}`;
}

it('files have the colours of scales and bars that the screen has in the light theme', () => {
  const cell = document.createElement('div');
  cell.className = 'wb-root';
  cell.dataset.wbTheme = 'light';
  document.body.append(cell);
  for (const { token, light } of scaleColors) {
    cell.style.backgroundColor = paled(token);
    expect(palerColor(light, scaleStrength), token).toBe(painted(getComputedStyle(cell).backgroundColor));
  }
  cell.remove();
});
