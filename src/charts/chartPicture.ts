import type { ChartOption } from './chartOption';
import type { ChartLibrary } from './echartsLibrary';

/** A chart to be drawn once, away from the screen. */
export interface ChartPicture {
  readonly option: ChartOption;
  readonly width: number;
  readonly height: number;
  readonly background: string;
}

/** SVG text. */
export function svgPicture(
  library: ChartLibrary,
  { option, width, height, background }: ChartPicture,
): string {
  const instance = library.startChart(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    instance.setOption({ ...option, backgroundColor: background });
    return instance.renderToSVGString();
  } finally {
    instance.dispose();
  }
}

/** A PNG in double resolution. */
export async function pngPicture(
  library: ChartLibrary,
  { option, width, height, background }: ChartPicture,
): Promise<Blob> {
  const host = document.createElement('div');
  const instance = library.startChart(host, null, { renderer: 'canvas', width, height, devicePixelRatio: 2 });
  try {
    instance.setOption(option);
    const canvas = instance.renderToCanvas({ pixelRatio: 2, backgroundColor: background });
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('the picture is too large'));
      }, 'image/png');
    });
  } finally {
    instance.dispose();
  }
}
