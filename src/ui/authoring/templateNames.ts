import { newChartId } from '../../model/ids';

/** `customer-value` for "Customer value"; a made-up one where the name has no Latin letters. */
export function templateIdFor(name: string, isTaken: (id: string) => boolean): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join('-')
    .replace(/^[0-9-]+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  const id = words.length > 2 ? words : `template-${newChartId().slice(2)}`;
  if (!isTaken(id)) return id;
  let number = 2;
  while (isTaken(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}

/** The minor version after this one: something was added, and nothing is called differently. */
export function nextVersion(version: string): string {
  const [major = '1', minor = '0'] = version.split('.');
  return `${major}.${Number(minor) + 1}.0`;
}

export const isVersion = (text: string): boolean =>
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/.test(text);
export const isId = (text: string): boolean => /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(text);
