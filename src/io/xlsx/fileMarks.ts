/** Sheets that an export adds are marked by these names, so that they are known again when the file comes back. */
export const aboutMark = '_Worthbook.About';
export const parametersMark = '_Worthbook.Parameters';
export const listsMark = '_Worthbook.Lists';

export const quotedSheetName = (name: string): string => `'${name.replaceAll("'", "''")}'`;
