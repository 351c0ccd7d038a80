import { imageUrl } from '#client/lib/paperAddresses.ts';

/** Pictures of first pages, fetched before anybody opens the papers, by address; each with its own address on this device. */
const fetched = new Map<string, string>();

/** As many as one item has papers, usually. */
const MOST = 12;

const letGo = (address: string): void => {
  URL.revokeObjectURL(fetched.get(address) ?? '');
  fetched.delete(address);
};

/** Fetches the picture of a paper's first page, so that it is there when the paper is opened. Failing costs nothing. */
export async function fetchFirstPicture(versionId: string): Promise<void> {
  const address = imageUrl(versionId, 1, 1240);
  if (fetched.has(address)) {
    return;
  }
  const answer = await fetch(address).catch(() => null);
  if (answer?.ok && !fetched.has(address)) {
    fetched.set(address, URL.createObjectURL(await answer.blob()));
    const [oldest] = fetched.keys();
    if (fetched.size > MOST && oldest !== undefined) {
      letGo(oldest);
    }
  }
}

/** Where the picture of a page is: on this device when it was fetched ahead, else at the server. */
export const pictureAt = (address: string): string => fetched.get(address) ?? address;

/** Lets go of a paper's picture (recall). */
export const forgetFirstPicture = (versionId: string): void => letGo(imageUrl(versionId, 1, 1240));
