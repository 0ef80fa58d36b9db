import { partText, type XlsxPackage } from '../xlsxPackage';
import { behindCells } from './sheetParts';
import { childOf, elementsNamed, parseXml, textOf, type XmlElement } from './xmlTree';

/** A `cfRule` of a sheet as the file has it. */
export interface FileFormat {
  /** Ranges with blanks between them. */
  readonly cells: string;
  readonly rule: XmlElement;
  readonly formulas: readonly string[];
  /** The `dxf` it shows. */
  readonly look: XmlElement | undefined;
}
/** A `dataValidation` of a sheet as the file has it. */
export interface FileValidation {
  readonly cells: string;
  readonly rule: XmlElement;
  readonly formula1: string;
  readonly formula2: string;
}
export interface FileRules {
  /** In their order of precedence. */
  readonly formats: readonly FileFormat[];
  readonly validations: readonly FileValidation[];
  /** Beyond the limits: there are more than anyone made by hand. */
  readonly leftOut: number;
}

/** Of one sheet. */
export const ruleLimits = { characters: 4_000_000, rules: 1_000 };

const noRules: FileRules = { formats: [], validations: [], leftOut: 0 };

/**
 * Conditional formats and validations, which hucre 1.0.0 reads only in part: ranks, averages, periods, errors, colours of
 * the theme, and what Excel 2010 added (lists on other sheets) are missing or not as they were.
 */
export function fileRules(
  file: XlsxPackage,
  parts: ReadonlyMap<string, Uint8Array>,
): (sheet: string) => FileRules {
  let looks: readonly XmlElement[] | null = null;
  return (sheet) => {
    const part = parts.get(sheet.toLowerCase());
    if (!part) return noRules;
    const xml = behindCells(part);
    if (xml.length > ruleLimits.characters) return { ...noRules, leftOut: 1 };
    if (!/[<:](cfRule|dataValidation)\s/.test(xml)) return noRules;
    looks ??= looksOf(file);
    return rulesIn(parseXml(xml), looks);
  };
}

function looksOf(file: XlsxPackage): readonly XmlElement[] {
  const path = [...file.parts.keys()].find((name) => /(^|\/)styles\.xml$/i.test(name));
  const [dxfs] = elementsNamed(parseXml(path === undefined ? '' : (partText(file, path) ?? '')), 'dxfs');
  return (dxfs?.children ?? []).filter(({ name }) => name === 'dxf');
}

function rulesIn(elements: readonly XmlElement[], looks: readonly XmlElement[]): FileRules {
  const formats = elementsNamed(elements, 'conditionalFormatting')
    .flatMap((block) =>
      block.children
        .filter(({ name }) => name === 'cfRule')
        .map((rule): FileFormat => {
          // Excel 2010's own data bars stand beside those for everyone; all its other rules stand alone.
          const look = childOf(rule, 'dxf') ?? looks[Number(rule.attributes.get('dxfId') ?? NaN)];
          return { cells: cellsOf(block), rule, formulas: formulasOf(rule), look };
        }),
    )
    .filter(({ rule, cells }) => cells !== '' && !isDoubled(rule))
    .sort((a, b) => priorityOf(a.rule) - priorityOf(b.rule));
  const validations = elementsNamed(elements, 'dataValidation')
    .map((rule): FileValidation => {
      const formula = (name: string): string => {
        const element = childOf(rule, name);
        return element ? textOf(element).trim() : '';
      };
      return { cells: cellsOf(rule), rule, formula1: formula('formula1'), formula2: formula('formula2') };
    })
    .filter(({ cells }) => cells !== '');
  return {
    formats: formats.slice(0, ruleLimits.rules),
    validations: validations.slice(0, ruleLimits.rules),
    leftOut:
      Math.max(0, formats.length - ruleLimits.rules) + Math.max(0, validations.length - ruleLimits.rules),
  };
}

function cellsOf(element: XmlElement): string {
  const inside = childOf(element, 'sqref');
  return (element.attributes.get('sqref') ?? (inside ? textOf(inside) : '')).trim();
}

function formulasOf(rule: XmlElement): string[] {
  return rule.children
    .filter(({ name }) => name === 'formula' || name === 'f')
    .map((formula) => textOf(formula).trim());
}

const isDoubled = ({ attributes }: XmlElement): boolean =>
  attributes.has('id') && attributes.get('type') === 'dataBar';

const priorityOf = ({ attributes }: XmlElement): number => Number(attributes.get('priority') ?? 0) || 0;
