/**
 * hucre 1.0.0 stretches a picture from cell to cell, three columns and five rows, whatever its size: here it hangs on its
 * first cell and keeps the size that it has.
 */
export function patchDrawing(xml: string): string {
  return xml.replace(
    /<xdr:twoCellAnchor>(<xdr:from>.*?<\/xdr:from>)<xdr:to>.*?<\/xdr:to>(.*?)<\/xdr:twoCellAnchor>/gs,
    (whole, from: string, picture: string) => {
      const [, width, height] = /<a:ext cx="(\d+)" cy="(\d+)"\/>/.exec(picture) ?? [];
      if (width === undefined || height === undefined) return whole;
      return `<xdr:oneCellAnchor>${from}<xdr:ext cx="${width}" cy="${height}"/>${picture}</xdr:oneCellAnchor>`;
    },
  );
}
