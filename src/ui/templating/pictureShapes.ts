import type { TemplateCard } from '../templatesPort';

/** What a small picture is drawn of, in a box of 328 by 120. */
export type PictureShape =
  | {
      readonly kind: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: number;
      readonly strength: number;
    }
  | {
      readonly kind: 'dot';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly tone: number;
    }
  | { readonly kind: 'line'; readonly points: string; readonly tone: number; readonly isClosed: boolean };

const [width, height] = [328, 120];
const nothing = -101;

/** The chart of a template's sample in a few strokes. */
export function pictureShapes({ kind, values }: TemplateCard['picture']): PictureShape[] {
  switch (kind) {
    case 'lines':
    case 'survival':
    case 'gains':
    case 'concentration':
      return lines(values);
    case 'heatMap':
      return cells(values);
    case 'bubble':
    case 'quadrant':
      return dots(values);
    case 'radar':
      return [polygon(values)];
    case 'waterfall':
    case 'stackedBars':
      return uprightBars(values);
    default:
      return lyingBars(values);
  }
}

type Rows = readonly (readonly number[])[];

function lines(rows: Rows): PictureShape[] {
  const columns = Math.min(3, rows[0]?.length ?? 0);
  return Array.from({ length: columns }, (_, column): PictureShape => {
    const points = rows.flatMap((row, index) => {
      const value = row[column] ?? nothing;
      if (value === nothing) return [];
      const x = (index * width) / Math.max(1, rows.length - 1);
      return [`${Math.round(x)} ${Math.round(height - (Math.max(0, value) / 100) * (height - 8))}`];
    });
    return { kind: 'line', points: points.join(' '), tone: column, isClosed: false };
  });
}

function cells(rows: Rows): PictureShape[] {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const [w, h] = [width / columns, height / Math.max(1, rows.length)];
  return rows.flatMap((row, y) =>
    row.flatMap((value, x): PictureShape[] =>
      value === nothing
        ? []
        : [
            {
              kind: 'bar',
              x: x * w,
              y: y * h,
              width: w - 2,
              height: h - 2,
              tone: 0,
              strength: 0.12 + 0.88 * Math.max(0, value / 100),
            },
          ],
    ),
  );
}

/** Each column spread over the whole box: they have different units. */
function dots(rows: Rows): PictureShape[] {
  const spread = (column: number): ((value: number) => number) => {
    const all = rows.map((row) => row[column] ?? 0);
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return (value) => (high > low ? (value - low) / (high - low) : 0.5);
  };
  const [right, up, area] = [spread(0), spread(1), spread(2)];
  return rows.map((row, index): PictureShape => ({
    kind: 'dot',
    x: 16 + right(row[0] ?? 0) * (width - 32),
    y: height - 12 - up(row[1] ?? 0) * (height - 24),
    radius: row.length > 2 ? 5 + 9 * Math.sqrt(area(row[2] ?? 0)) : 4.5,
    tone: index % 4,
  }));
}

function polygon(rows: Rows): PictureShape {
  const points = rows.map((row, index) => {
    const angle = (2 * Math.PI * index) / Math.max(1, rows.length) - Math.PI / 2;
    const radius = (Math.max(0, row[0] ?? 0) / 100) * (height / 2 - 4);
    return `${Math.round(width / 2 + radius * Math.cos(angle))} ${Math.round(height / 2 + radius * Math.sin(angle))}`;
  });
  return { kind: 'line', points: points.join(' '), tone: 0, isClosed: true };
}

function uprightBars(rows: Rows): PictureShape[] {
  const step = width / Math.max(1, rows.length);
  return rows.flatMap((row, index) => {
    let top = height;
    return row.slice(0, 2).map((value, tone): PictureShape => {
      const tall =
        ((Math.max(0, Math.abs(value === nothing ? 0 : value)) / 100) * (height - 8)) /
        Math.min(2, row.length);
      top -= tall;
      return { kind: 'bar', x: index * step + 3, y: top, width: step - 6, height: tall, tone, strength: 1 };
    });
  });
}

function lyingBars(rows: Rows): PictureShape[] {
  const shown = rows.slice(0, 8);
  const step = height / Math.max(1, shown.length);
  return shown.map((row, index): PictureShape => ({
    kind: 'bar',
    x: 0,
    y: index * step + 2,
    width: Math.max(2, (Math.abs(row[0] === nothing ? 0 : (row[0] ?? 0)) / 100) * width),
    height: step - 5,
    tone: index % 4,
    strength: 1,
  }));
}
