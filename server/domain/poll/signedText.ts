/**
 * What a voter's digital signature is made over, as UTF-8: the frozen context, then the choices of an open ballot in their order;
 * a secret ballot's token is signed for without any choice.
 */
export function signedText(contextHash: string, choices: readonly string[] | 'token'): string {
  return `${contextHash}\n${choices === 'token' ? choices : choices.join(',')}`;
}
