import type { Library } from '../../session/library';
import { assert } from '../../shared/assert';
import type { Locale } from '../../shared/localText';

const sampleTemplate = 'customer-value';

/** A workbook file as a host would have one: a finished analysis of made-up customers. */
export async function sampleFile(library: Library, locale: Locale): Promise<File> {
  const made = await library.createSample(sampleTemplate, { locale });
  assert(made.ok, 'the sample could not be made');
  const opened = await library.open(made.value, { locale, calculate: false });
  assert(opened.ok, 'the sample could not be opened');
  const exported = await opened.value.exportWorkbook();
  await opened.value.close();
  assert(exported.ok, 'the sample could not be written');
  return new File([new Uint8Array(exported.value.bytes)], exported.value.name);
}
