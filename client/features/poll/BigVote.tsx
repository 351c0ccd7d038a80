/** Screen 5b. */
export function BigVote() {
  return null;
}
