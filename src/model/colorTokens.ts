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

/** Of series in charts: eight that people with any colour vision tell apart, in both themes. */
export const chartColors: readonly ColorToken[] = [
  { token: 'category1', light: '#2457d6' },
  { token: 'category2', light: '#d55e00' },
  { token: 'category3', light: '#009e73' },
  { token: 'category4', light: '#b8579a' },
  { token: 'category5', light: '#b38600' },
  { token: 'category6', light: '#3a9bd9' },
  { token: 'category7', light: '#7a4fbf' },
  { token: 'category8', light: '#5b6675' },
];

/** How strong a colour of a scale or bar is on the background at most, in percent: texts on it must stay readable. */
export const scaleStrength = 34;

/** Of colour scales and data bars, as they are chosen. They are drawn as `scaleStrength` says. */
export const scaleColors: readonly ColorToken[] = [
  { token: 'background', light: '#ffffff' },
  { token: 'accent', light: '#2457d6' },
  { token: 'positive', light: '#11795b' },
  { token: 'warning', light: '#9a6700' },
  { token: 'danger', light: '#b3261e' },
  { token: 'violet', light: '#7a4fbf' },
];
