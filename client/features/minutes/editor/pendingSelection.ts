/**
 * Lets the editor know where the caret is. To be called before it takes in what others did: their changes redraw it and put the caret back
 * to where it knows it to be. A click that the browser has carried out, but not yet told (it tells in a task of its own), would be undone,
 * and the next words would be written into another paragraph.
 */
export function tellOfCaret(): void {
  document.dispatchEvent(new Event('selectionchange'));
}
