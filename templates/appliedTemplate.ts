import * as v from 'valibot';
import type { AppliedTemplate, WorkbookDocument } from '../src/model/document';

// Only what this folder relies on: that the record has its parts, and that ids are texts.
const reference = v.looseObject({ sheetId: v.string(), columnId: v.string() });
const rules = v.record(v.string(), v.looseObject({ id: v.string() }));
const record = v.looseObject({
  tables: v.record(v.string(), v.string()),
  mapping: v.record(v.string(), reference),
  owned: v.looseObject({
    sheets: v.record(v.string(), v.string()),
    columns: v.record(v.string(), reference),
    parameters: v.record(v.string(), v.string()),
    charts: v.record(v.string(), v.string()),
  }),
  written: v.looseObject({
    sheets: v.record(
      v.string(),
      v.looseObject({
        name: v.string(),
        columnWidthsPx: v.record(v.string(), v.number()),
        rowHeightsPx: v.optional(v.record(v.string(), v.number())),
        conditionalFormats: v.optional(rules),
        validations: v.optional(rules),
        comments: v.optional(v.record(v.string(), v.looseObject({ text: v.string() }))),
        cells: v.record(v.string(), v.looseObject({})),
      }),
    ),
    columns: v.record(v.string(), v.looseObject({})),
    parameters: v.record(v.string(), v.looseObject({})),
    charts: v.record(v.string(), v.looseObject({})),
    formats: v.optional(
      v.record(v.string(), v.looseObject({ sheetId: v.string(), format: v.looseObject({ id: v.string() }) })),
    ),
  }),
});

/**
 * What stands in a workbook from an earlier application of a template. A record that cannot be read counts as none:
 * documents keep it unread (`documentSchema.ts`), and then what it names is the user's.
 */
export function appliedTemplateOf(
  document: WorkbookDocument,
  templateId: string,
): AppliedTemplate | undefined {
  const applied = document.templates.find((candidate) => candidate.id === templateId);
  return applied && v.is(record, applied) ? applied : undefined;
}
