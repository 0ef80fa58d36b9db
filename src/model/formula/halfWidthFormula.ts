/** What Chinese input methods write for the characters of a formula, besides the full-width forms of Unicode. */
const halfWidth: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '【': '[',
  '】': ']',
  '《': '<',
  '》': '>',
  '￥': '$',
  '　': ' ',
};

function plainForm(char: string): string {
  const plain = halfWidth[char];
  if (plain !== undefined) return plain;
  const code = char.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char;
}

/**
 * The formula as it is meant: full-width punctuation of Chinese input methods becomes the usual one, except inside
 * texts, quoted sheet names and column names. Never changes the length, so a caret stays where it is; doing it again
 * changes nothing more.
 *
 * Example: halfWidthFormula('＝IF（A1＞1，“高，中”，[@收入]）') is '=IF(A1>1,"高，中",[@收入])'
 */
export function halfWidthFormula(typed: string): string {
  const reader = new WideReader();
  let result = '';
  for (let at = 0; at < typed.length; at++) result += reader.read(typed[at] as string);
  return result;
}

/** Reads character after character, and knows what each stands in. */
class WideReader {
  #quote: string | null = null;
  /** Pairs of `“ ”` opened within a text: they belong to it. */
  #innerQuotes = 0;
  #brackets = 0;
  #wideBrackets = 0;
  #braces = 0;
  #isEscaped = false;

  read(char: string): string {
    if (this.#quote !== null) return this.#readQuoted(char, this.#quote);
    if (this.#brackets > 0) return this.#readColumnName(char);
    const plain = plainForm(char);
    if (plain === '"' || plain === "'") {
      this.#quote = plain;
      this.#innerQuotes = 0;
    } else if (plain === '[') this.#brackets = 1;
    else if (plain === '{') this.#braces++;
    else if (plain === '}') this.#braces--;
    // `；` separates arguments; only within an array constant a semicolon has a meaning of its own.
    return char === '；' && this.#braces <= 0 ? ',' : plain;
  }

  #readQuoted(char: string, quote: string): string {
    if (quote === '"' && char === '“') this.#innerQuotes++;
    if (quote === '"' && char === '”' && this.#innerQuotes > 0) {
      this.#innerQuotes--;
      return char;
    }
    const closes = char === quote || (quote === '"' ? char === '”' : char === '’');
    if (!closes) return char;
    this.#quote = null;
    return quote;
  }

  /** An apostrophe stands before a character that is meant literally; `【 】` are part of a name where they are a pair. */
  #readColumnName(char: string): string {
    if (this.#isEscaped) {
      this.#isEscaped = false;
      return char;
    }
    if (char === "'") this.#isEscaped = true;
    else if (char === '[') this.#brackets++;
    else if (char === ']') this.#brackets--;
    else if (char === '【') this.#wideBrackets++;
    else if (char === '】') {
      if (this.#wideBrackets > 0) this.#wideBrackets--;
      else {
        this.#brackets--;
        return ']';
      }
    } else if (char === '＠') return '@';
    return char;
  }
}
