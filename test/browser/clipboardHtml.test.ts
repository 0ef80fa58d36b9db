import { describe, expect, it } from 'vitest';
import { writeClipboardHtml } from '../../src/grid/clipboardHtml';
import { readHtmlTable } from '../../src/grid/readHtmlTable';

// Written by hand in the manner of each program.
const excel = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=Generator content="Microsoft Excel 15">
<style>
<!--table {mso-displayed-decimal-separator:"\\.";}
td {padding-top:1px; color:black; font-weight:400;}
.xl65 {font-weight:700; text-align:center;}
.xl66 {mso-number-format:"0\\.00%";}
.xl67 {mso-number-format:"\\@";}
.xl68 {mso-number-format:"yyyy\\-mm\\-dd";}
-->
</style></head>
<body link=blue vlink=purple>
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td colspan=2 class=xl65 height=20 width=128>Customer
  value</td>
  <td class=xl66 align=right x:num="0.12345">12.35%</td>
 </tr>
 <tr height=20>
  <td rowspan=2 class=xl67>0042</td>
  <td class=xl68 align=right>2024-03-01</td>
  <td>a<br style='mso-data-placement:same-cell;'>b</td>
 </tr>
 <tr><td align=right>1,200</td><td></td></tr>
<!--EndFragment-->
</table></body></html>`;

const sheets = `<meta charset='utf-8'><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" style="table-layout:fixed;font-size:10pt;width:0px;border-collapse:collapse" data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody>
<tr style="height:21px;"><td style="overflow:hidden;padding:2px 3px;vertical-align:bottom;font-weight:bold;" data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;Name&quot;}">Name</td><td style="text-align:right;font-style:italic;text-decoration:line-through;color:#b3261e;" data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:1234.5678}" data-sheets-numberformat="{&quot;1&quot;:2,&quot;2&quot;:&quot;#,##0.00&quot;,&quot;3&quot;:1}">1,234.57</td></tr>
</tbody></table>`;

// What LibreOffice 7.4 makes of a sheet.
const libreOffice = `<table cellspacing="0" border="0"><colgroup span="5" width="85"></colgroup><tr>
<td height="17" align="left" sdnum="1033;0;@">00123</td>
<td align="right" sdval="45355" sdnum="1033;0;YYYY-MM-DD">2024-03-04</td>
<td align="right" bgcolor="#EAF0FD" sdval="1234.5678" sdnum="1033;0;#,##0.00"><b><font color="#B3261E">1,234.57</font></b></td>
<td align="left">1/2</td><td align="right" sdval="0.1" sdnum="1033;">0.1</td>
<td align="right" sdval="45355" sdnum="1031;0;TT.MM.JJJJ">04.03.2024</td>
</tr></table>`;

const numbers = `<html><head><meta charset="UTF-8"><style type="text/css">
p.p1 {margin: 0.0px 0.0px 0.0px 0.0px; font: 10.0px 'Helvetica Neue'}
td.td1 {border-style: solid; padding: 4.0px}</style></head><body>
<table cellspacing="0" cellpadding="0"><tbody><tr>
<td valign="top" class="td1"><p class="p1"><b>客户</b></p></td>
<td valign="top" class="td1"><p class="p1">¥1,200</p><p class="p1">net</p></td>
</tr></tbody></table></body></html>`;

describe('tables on the clipboard', () => {
  it('are read as Excel writes them: classes, formats, merged cells, line breaks', () => {
    expect(readHtmlTable(excel)).toEqual([
      [
        { text: 'Customer value', style: { bold: true, align: 'center' } },
        { text: '' },
        { text: '12.35%', value: 0.12345, style: { align: 'right', numberFormat: '0.00%' } },
      ],
      [
        { text: '0042', style: { numberFormat: '@' } },
        { text: '2024-03-01', style: { align: 'right', numberFormat: 'yyyy-mm-dd' } },
        { text: 'a\nb' },
      ],
      [{ text: '' }, { text: '1,200', style: { align: 'right' } }, { text: '' }],
    ]);
  });

  it('are read as Google Sheets writes them: values in full, colours that the workbook has', () => {
    expect(readHtmlTable(sheets)).toEqual([
      [
        { text: 'Name', isText: true, style: { bold: true } },
        {
          text: '1,234.57',
          value: 1234.5678,
          style: {
            align: 'right',
            italic: true,
            strike: true,
            color: 'danger',
            numberFormat: '#,##0.00',
          },
        },
      ],
    ]);
  });

  it('are read as LibreOffice writes them: values in full, formats, texts that look like numbers', () => {
    const number = { align: 'right' } as const;
    expect(readHtmlTable(libreOffice)).toEqual([
      [
        { text: '00123', isText: true, style: { align: 'left', numberFormat: '@' } },
        { text: '2024-03-04', value: 45355, style: { ...number, numberFormat: 'YYYY-MM-DD' } },
        {
          text: '1,234.57',
          value: 1234.5678,
          style: {
            ...number,
            bold: true,
            color: 'danger',
            background: 'tintAccent',
            numberFormat: '#,##0.00',
          },
        },
        { text: '1/2', isText: true, style: { align: 'left' } },
        { text: '0.1', value: 0.1, style: number },
        { text: '04.03.2024', value: 45355, style: number },
      ],
    ]);
  });

  it('are read as Numbers writes them: paragraphs in cells', () => {
    expect(readHtmlTable(numbers)).toEqual([
      [{ text: '客户', style: { bold: true } }, { text: '¥1,200\nnet' }],
    ]);
  });

  it('do nothing: no script runs, nothing is fetched, and what is no table is left to the text', () => {
    const hostile = `<table><tr><td><img src=x onerror="window.hurt = true">=1+1<script>window.hurt = true</script></td></tr></table>`;
    expect(readHtmlTable(hostile)).toEqual([[{ text: '=1+1' }]]);
    expect('hurt' in window).toBe(false);
    expect(readHtmlTable('<p>no table</p>')).toBeNull();
    expect(readHtmlTable('<table></table>')).toBeNull();
  });

  it('are read back as they were written', () => {
    const style = { bold: true, numberFormat: '0.0 "x; y"', color: 'danger', background: 'tintAccent' };
    const html = writeClipboardHtml({
      text: '1.5\t<b>&\n"two\nlines"\t',
      cells: [
        [
          { value: 1.5, formula: null, style },
          { value: '<b>&', formula: null },
        ],
        [
          { value: 'two\nlines', formula: null, style: { numberFormat: '@' } },
          { value: null, formula: null },
        ],
      ],
    });
    expect(readHtmlTable(html)).toEqual([
      [
        { text: '1.5', style },
        { text: '<b>&', style: { numberFormat: '@' } },
      ],
      [{ text: 'two\nlines', style: { numberFormat: '@' } }, { text: '' }],
    ]);
  });
});
