/**
 * The colours that cells may have, as tokens of `src/ui/tokens.css` (`tintAccent` is `--wb-tint-accent`): both themes have
 * a value for each, under which texts stay readable. The values given here are those of the light theme, for files.
 */
export interface ColorToken {
  readonly token: string;
  readonly light: string;
}

export const textColors: readonly ColorToken[] = [
  { token: 'text', light: '#1c2430' },
  { token: 'secondary', light: '#5b6675' },
  { token: 'accent', light: '#2457d6' },
  { token: 'positive', light: '#11795b' },
  { token: 'warning', light: '#9a6700' },
  { token: 'danger', light: '#b3261e' },
  { token: 'violet', light: '#7a4fbf' },
];

export const fillColors: readonly ColorToken[] = [
  { token: 'raised', light: '#f7f8fa' },
  { token: 'sunken', light: '#eef0f3' },
  { token: 'tintAccent', light: '#eaf0fd' },
  { token: 'tintPositive', light: '#e6f3ee' },
  { token: 'tintWarning', light: '#fbf2de' },
  { token: 'tintDanger', light: '#fcebea' },
  { token: 'tintViolet', light: '#f1ebfb' },
];

/** Of colour scales and data bars; they are drawn pale, so that numbers on them stay readable. */
export const scaleColors: readonly ColorToken[] = [
  { token: 'background', light: '#ffffff' },
  { token: 'accent', light: '#2457d6' },
  { token: 'positive', light: '#11795b' },
  { token: 'warning', light: '#9a6700' },
  { token: 'danger', light: '#b3261e' },
  { token: 'violet', light: '#7a4fbf' },
];
