import { chartColors } from '../model/colorTokens';
import type { QuadrantLetter } from './quadrantRule';

/** The colours and type a chart is drawn with: values of the tokens in `src/ui/tokens.css`, as ECharts needs them. */
export interface ChartTheme {
  readonly background: string;
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  readonly secondary: string;
  readonly accent: string;
  readonly danger: string;
  readonly positive: string;
  readonly quadrants: Readonly<Record<QuadrantLetter, string>>;
  /** Eight that people with any colour vision can tell apart. */
  readonly categories: readonly string[];
  readonly fontFamily: string;
}

const fontFamily =
  "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

export const lightChartTheme: ChartTheme = {
  background: '#ffffff',
  raised: '#f7f8fa',
  line: '#e3e6ea',
  text: '#1c2430',
  secondary: '#5b6675',
  accent: '#2457d6',
  danger: '#b3261e',
  positive: '#11795b',
  categories: chartColors.map(({ light }) => light),
  quadrants: { A: '#11795b', B: '#2457d6', C: '#9a6700', D: '#7a8594' },
  fontFamily,
};

export const darkChartTheme: ChartTheme = {
  background: '#12161c',
  raised: '#1a2028',
  line: '#2b333e',
  text: '#e6eaf0',
  secondary: '#9aa7b8',
  accent: '#7aa2ff',
  danger: '#ff7a70',
  positive: '#4cc38a',
  categories: ['#7aa2ff', '#ff9a52', '#3fc79a', '#e08cc6', '#e0b13c', '#6cc0f0', '#b394f0', '#9aa7b8'],
  quadrants: { A: '#4cc38a', B: '#7aa2ff', C: '#e0b13c', D: '#8e99a8' },
  fontFamily,
};

/** The theme that holds at an element, from its custom properties; what is not set comes from `base`. */
export function readChartTheme(element: Element, base: ChartTheme = lightChartTheme): ChartTheme {
  const style = getComputedStyle(element);
  const token = (name: string, otherwise: string): string =>
    style.getPropertyValue(`--wb-${name}`).trim() || otherwise;
  return {
    background: token('background', base.background),
    raised: token('raised', base.raised),
    line: token('line', base.line),
    text: token('text', base.text),
    secondary: token('secondary', base.secondary),
    accent: token('accent', base.accent),
    danger: token('danger', base.danger),
    positive: token('positive', base.positive),
    categories: base.categories.map((color, index) => token(`category-${index + 1}`, color)),
    quadrants: {
      A: token('quadrant-a', base.quadrants.A),
      B: token('quadrant-b', base.quadrants.B),
      C: token('quadrant-c', base.quadrants.C),
      D: token('quadrant-d', base.quadrants.D),
    },
    fontFamily: token('font', base.fontFamily),
  };
}

/** Around a text that may lie over a line or a point: the paper shows through, and the text stays readable. */
export const halo = ({ background }: ChartTheme) => ({ textBorderColor: background, textBorderWidth: 3 });
