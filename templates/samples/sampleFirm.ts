/** The built-in fictional firms: one sells software to firms, the other goods to people. */
export const sampleFirmIds = ['software', 'retail'] as const;
export type SampleFirmId = (typeof sampleFirmIds)[number];

export interface SampleSize {
  readonly customers: number;
  readonly orders: number;
}

/** What a person tries. */
export const fullSample: SampleSize = { customers: 500, orders: 12_000 };
/** What tests calculate: enough for every method, and quick. */
export const smallSample: SampleSize = { customers: 120, orders: 2_400 };
