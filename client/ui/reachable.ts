/** Spread on a part that scrolls and holds nothing to focus: keyboard users reach and scroll it (WCAG 2.1.1). */
export const reachable = { tabIndex: 0 } as const;
