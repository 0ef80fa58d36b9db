/** What of the copied cells is pasted; `transposed` is all of it with rows and columns exchanged. */
export type PasteMode = 'all' | 'values' | 'formulas' | 'formats' | 'transposed';
