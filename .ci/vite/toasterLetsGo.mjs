const listens = "mediaQueryList.addEventListener('change', changeHandler);";

/**
 * svelte-sonner 1.2.1 never lets go of the listener by which its Toaster follows the system's appearance, and with it of
 * everything that was mounted: on a host's page that comes and goes, each time's whole tree. This ends the effect as
 * it should end; a version in which the place looks otherwise stops the build, so that somebody looks.
 *
 * @type {import('svelte/compiler').PreprocessorGroup}
 */
export const toasterLetsGo = {
  name: 'worthbook-toaster-lets-go',
  markup({ content, filename = '' }) {
    if (!filename.replaceAll('\\', '/').includes('svelte-sonner/dist/Toaster.svelte')) return undefined;
    if (content.split(listens).length !== 2) throw new Error(`${filename} has changed: is its leak mended?`);
    const ends = "return () => mediaQueryList.removeEventListener('change', changeHandler);";
    return { code: content.replace(listens, `${listens}\n${ends}`) };
  },
};
