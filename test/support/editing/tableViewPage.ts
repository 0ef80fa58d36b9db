import { expect, type Locator, type Page } from '@playwright/test';
import type { Locale } from '../../../src/shared/localText';
import { EditingPage } from './editingPage';

/** What the steps need to know of the file of each language. */
export interface Customers {
  readonly path: string;
  readonly rows: number;
  /** A column of numbers, with its least and largest value as shown. */
  readonly number: string;
  readonly least: string;
  readonly largest: string;
  /** A bound for the numbers, and how many are above it. */
  readonly bound: string;
  readonly above: number;
  /** A column of texts to filter by one of its values; the first of them, and the largest number beside that. */
  readonly text: string;
  readonly value: string;
  readonly matching: number;
  readonly first: string;
  readonly largestOfFirst: string;
}

export const customers: Readonly<Record<Locale, Customers>> = {
  en: {
    path: 'customers/telco-churn.csv',
    rows: 7043,
    number: 'MonthlyCharges',
    least: '18.25',
    largest: '118.75',
    bound: '118',
    above: 6,
    text: 'Contract',
    value: 'Two year',
    matching: 1695,
    first: 'Month-to-month',
    largestOfFirst: '117.45',
  },
  'zh-CN': {
    path: 'csv/zh-customers.utf8-bom.csv',
    rows: 320,
    number: '订单数',
    least: '1',
    largest: '59',
    bound: '55',
    above: 20,
    text: '获客渠道',
    value: '展会',
    matching: 59,
    first: '电话销售',
    largestOfFirst: '59',
  },
};

/** A table of customers, to be sorted and filtered. */
export class TableViewPage extends EditingPage {
  readonly told: Customers;

  constructor(page: Page, locale: Locale) {
    super(page, locale);
    this.told = customers[locale];
  }

  heading(column: string): Locator {
    return this.page.locator('.ht_clone_top th[role="columnheader"]', { hasText: column });
  }

  menuButton(column: string): Locator {
    return this.heading(column).getByRole('button', { name: this.t('grid_columnMenu', { column }) });
  }

  menu(column: string): Locator {
    return this.page.getByRole('dialog', { name: this.t('grid_columnMenu', { column }) });
  }

  /** A cell by the row as it stands on the screen. */
  async cellOf(visualRow: number, column: string): Promise<Locator> {
    const columnIndex = Number(await this.menuButton(column).getAttribute('data-column')) + 2;
    return this.page.locator(
      `.ht_master tr[aria-rowindex="${visualRow + 2}"] > td[aria-colindex="${columnIndex}"]`,
    );
  }

  rowNumber(visualRow: number): Locator {
    return this.page.locator(`.ht_clone_inline_start tr[aria-rowindex="${visualRow + 2}"] th .rowHeader`);
  }

  figures(shown: number): Locator {
    const { rows } = this.told;
    const inWords = { shown: shown.toLocaleString(this.locale), total: rows.toLocaleString(this.locale) };
    return this.page.getByText(this.t('app_viewRows', inWords));
  }

  /** The button that says which view is shown. */
  viewButton(name: string): Locator {
    return this.page.getByRole('button', { name: this.t('view_menu', { name }), exact: true });
  }

  viewChoice(name: string): Locator {
    return this.page.getByRole('menuitemcheckbox', { name, exact: true });
  }

  async filterByValueByKeys(): Promise<void> {
    const { text, value } = this.told;
    const filter = this.menu(text);
    await this.goTo(text);
    await this.press('ControlOrMeta+Shift+l');
    await expect(filter.getByRole('checkbox').first()).toBeVisible();
    await this.walkTo(filter.getByRole('searchbox'));
    await this.walkTo(this.button('app_viewSelectNone', {}, filter));
    await this.press('Enter', 'Shift+Tab', 'Shift+Tab');
    await expect(filter.getByRole('searchbox')).toBeFocused();
    await this.page.keyboard.insertText(value);
    await this.walkTo(filter.getByRole('checkbox', { name: value }));
    await this.press('Space', 'Enter');
    await expect(filter).toBeHidden();
  }

  /** All rows, as they are stored. */
  async expectUnsorted(): Promise<void> {
    await expect(this.rowNumber(0)).toHaveText('1');
    await expect(this.rowNumber(1)).toHaveText('2');
    await expect(this.viewButton(this.t('view_allRows'))).toBeVisible();
  }
}
