import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { assert } from '../../src/shared/assert';
import { sharedFolder } from '../support/sharedFolder.mjs';

const folder = new URL('data/customers/', sharedFolder);

export function customerDataUrl(file: string): URL {
  return new URL(file, folder);
}

/** Real customer files are read in place; a clone without them skips the tests that need them. */
export function hasCustomerData(file: string): boolean {
  const isThere = existsSync(customerDataUrl(file));
  if (!isThere) console.warn(`skipped: shared/data/customers/${file} is not there`);
  return isThere;
}

function readCustomerFile(file: string): string {
  const bytes = readFileSync(customerDataUrl(file));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** The rows of a CSV file with a header, as text by column name. */
export function readCustomerCsv(file: string): Record<string, string>[] {
  const parsed = Papa.parse<Record<string, string>>(readCustomerFile(file), {
    header: true,
    skipEmptyLines: true,
  });
  assert(parsed.data.length > 0, `${file} holds no rows`);
  return parsed.data;
}

export interface RetailLine {
  readonly customer: string;
  readonly invoice: string;
  readonly product: string;
  readonly amount: number;
  /** Excel serial number of the day and time. */
  readonly date: number;
}

/** Excel serial number of a time like `2010-12-01 08:26:00`. */
export function serialOf(time: string): number {
  return Date.parse(`${time.replace(' ', 'T')}Z`) / 86_400_000 + 25_569;
}

/**
 * Online Retail, cleaned as the figures in the specification were: customer known, not cancelled, quantity and price
 * above 0. 541,909 lines take seconds to read, so the lines are read once.
 */
export function readOnlineRetail(): readonly RetailLine[] {
  retailLines ??= readRetailLines();
  return retailLines;
}
let retailLines: readonly RetailLine[] | undefined;

function readRetailLines(): RetailLine[] {
  const { data } = Papa.parse<string[]>(readCustomerFile('online-retail.csv.gz'), { skipEmptyLines: true });
  const header = data[0] ?? [];
  const [invoiceAt, productAt, quantityAt, dateAt, priceAt, customerAt] = [
    'InvoiceNo',
    'StockCode',
    'Quantity',
    'InvoiceDate',
    'UnitPrice',
    'CustomerID',
  ].map((name) => header.indexOf(name)) as [number, number, number, number, number, number];
  return data.slice(1).flatMap((cells) => {
    const quantity = Number(cells[quantityAt]);
    const price = Number(cells[priceAt]);
    const customer = cells[customerAt] ?? '';
    const invoice = cells[invoiceAt] ?? '';
    if (customer === '' || invoice.startsWith('C') || quantity <= 0 || price <= 0) return [];
    const date = serialOf(cells[dateAt] ?? '');
    return [{ customer, invoice, product: cells[productAt] ?? '', amount: quantity * price, date }];
  });
}

/** Revenue per customer, in order of first appearance. */
export function monetaryOf(lines: readonly RetailLine[]): Map<string, number> {
  const monetary = new Map<string, number>();
  for (const { customer, amount } of lines) monetary.set(customer, (monetary.get(customer) ?? 0) + amount);
  return monetary;
}
