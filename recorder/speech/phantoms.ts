/**
 * Sentences that Whisper learned from the subtitles of Vietnamese and English films and writes over breath, music and hum.
 * Nobody says them in a meeting; text that holds one is marked, not deleted. Lower case, without punctuation.
 */
const PHANTOMS: readonly RegExp[] = [
  /ghiền mì gõ/u,
  /(đăng ký|subscribe)( cho| ủng hộ| theo dõi)? (kênh|channel)/u,
  /(những )?video hấp dẫn/u,
  /hẹn gặp lại (các bạn|quý vị) (trong|ở) (những )?(video|tập|phần)/u,
  /cảm ơn (các bạn|quý vị) đã (theo dõi|xem video|lắng nghe) và hẹn gặp lại/u,
  /phụ đề (được )?(thực hiện|dịch|bởi)/u,
  /(thanks|thank you) for watching/u,
  /(please )?subscribe to (my|our|the) channel/u,
  /la la school/u,
];

/** What Whisper writes over a single cough: thanks with nothing before or after, worth nothing in minutes either. */
const ALONE = /^(xin |vâng )?(cảm ơn|cám ơn)( ạ| các bạn| quý vị)?$/u;

/** Whether a text holds one of the sentences that come from the model's training films. */
export function isPhantom(text: string): boolean {
  const plain = (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
  return ALONE.test(plain) || PHANTOMS.some((phantom) => phantom.test(plain));
}
