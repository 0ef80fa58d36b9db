/** A typed number, with full-width digits and signs, thousands separators and a percent sign forgiven. */
export function typedNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s,%]/g, '');
  const number = Number(plain);
  return plain === '' || !Number.isFinite(number) ? null : number;
}

/** A share as the percentage that people type. */
export const asPercentage = (share: number): number => Number((share * 100).toPrecision(12));
