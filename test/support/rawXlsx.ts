import { strToU8, zipSync } from 'fflate';

/** A sheet of a file as other programs write it: the XML of the parts, so that their habits can be made. */
export interface RawSheet {
  readonly name: string;
  /** Before the cells: `<sheetFormatPr .../><cols>...</cols>`. */
  readonly before?: string;
  /** `<row>` after `<row>`. */
  readonly rows: string;
  /** Behind the cells: filters, joined cells, rules. */
  readonly behind?: string;
  /** The `<table>` of the sheet. */
  readonly table?: string;
}
export interface RawFile {
  readonly sheets: readonly RawSheet[];
  /** Within `<styleSheet>`. */
  readonly styles?: string;
  /** Colours of the theme in its order: dark 1, light 1, dark 2, light 2, accents. */
  readonly theme?: readonly string[];
  /** `<si>` after `<si>`. */
  readonly strings?: string;
}

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const slots = ['dk1', 'lt1', 'dk2', 'lt2', 'accent1'];

export function rawXlsx({ sheets, styles = '', theme = [], strings = '' }: RawFile): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': related([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${sheets
      .map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related([
      ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
      ['theme', 'theme/theme1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': `<styleSheet xmlns="${main}">${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>`,
    'xl/theme/theme1.xml': `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="Raw">${theme
      .map((rgb, index) => `<a:${slots[index]}><a:srgbClr val="${rgb}"/></a:${slots[index]}>`)
      .join('')}</a:clrScheme></a:themeElements></a:theme>`,
  };
  for (const [index, { before = '', rows, behind = '', table }] of sheets.entries()) {
    const tableParts =
      table === undefined ? '' : '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>';
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${main}" xmlns:r="${relationships}">${before}<sheetData>${rows}</sheetData>${behind}${tableParts}</worksheet>`;
    if (table === undefined) continue;
    parts[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] = related([
      ['table', `../tables/table${index + 1}.xml`],
    ]);
    parts[`xl/tables/table${index + 1}.xml`] = table.replace('<table ', `<table xmlns="${main}" `);
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

const related = (targets: readonly (readonly [kind: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([kind, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${relationships}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
