/** Address of the PDF of a stored version. */
export const fileUrl = (versionId: string): string => `/api/papers/${versionId}/file`;

/** Address of the picture of a page, drawn by the server for the first paint. */
export const imageUrl = (versionId: string, page: number, width: 160 | 720 | 1240): string =>
  `/api/papers/${versionId}/pages/${page}/image?width=${width}`;

/** Address of the text of a page. */
export const textUrl = (versionId: string, page: number): string => `/api/papers/${versionId}/pages/${page}/text`;

/** The stored version that an address belongs to; null for any other address. */
export const versionOf = (pathname: string): string | null =>
  /^\/api\/papers\/([^/]+)\/(?:file|pages\/\d+\/(?:image|text))$/.exec(pathname)?.[1] ?? null;
