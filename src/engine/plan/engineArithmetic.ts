/**
 * What the calculator does with texts and dates, for kernels that must do the same: HyperFormula's own code, asked once
 * per distinct text.
 */
export interface EngineArithmetic {
  /** The number an operator takes a text for (`"12"`, `"5%"`, `"2024-01-31"`); `null` when it is none. */
  textAsNumber(text: string): number | null;
  /** A text that is a date as comparisons see it. */
  textAsDate(text: string): number | null;
  /** Negative, 0, positive; without regard to case and accents. */
  compareTexts(left: string, right: string): number;
  dateOfSerial(serial: number): CalendarDate;
  /** `DATE(year, month, day)`; `null` when there is no such day. */
  serialOfDate(date: CalendarDate): number | null;
  readonly firstYear: number;
  /** Serials a result may have. */
  isWithinBounds(serial: number): boolean;
  /** Numbers that differ by less than this share are equal. */
  readonly tolerance: number;
}

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const rememberedTexts = 100_000;

/** Remembers answers, so that parsing costs what is distinct in a column. */
export function remembering<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = ask(text);
    if (answers.size >= rememberedTexts) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
