/** `../shared` of the checkout, wherever this code is bundled to: files there are read in place. */
export const sharedFolder = new URL('../../../shared/', import.meta.url);
