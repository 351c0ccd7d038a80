/** Places are fractions of the page (0 to 1), so that they hold at every size. */
export type Rect = readonly [x: number, y: number, width: number, height: number];
export type Point = readonly [x: number, y: number, pressure: number];

type Common = {
  readonly id: string;
  readonly versionId: string;
  readonly page: number;
  /** Milliseconds since 1970 on this device; only for order. */
  readonly atMs: number;
};

export type Highlight = Common & {
  readonly kind: 'highlight';
  readonly rects: readonly Rect[];
  readonly quote: string;
};
export type Stroke = Common & { readonly kind: 'pen'; readonly points: readonly Point[] };
export type Note = Common & {
  readonly kind: 'note';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly quote: string;
};

/** One mark on a page. `quote` is the text under it, by which it finds its place in a newer version. */
export type Mark = Highlight | Stroke | Note;

/** A mark as it is drawn now: `moved` when it was made on an older version and its text was found again. */
export type PlacedMark = { readonly mark: Mark; readonly moved: boolean };
