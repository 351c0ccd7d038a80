/**
 * Why a file can't be turned into sound. `notAudio`: no decodable sound in it; `decoderMissing`: ffmpeg is not installed;
 * `decoderFailed`: the decoder stopped in the middle (damaged file, disk full).
 */
export type AudioErrorCode = 'notAudio' | 'decoderMissing' | 'decoderFailed';

/** An expected failure of decoding; `message` is for logs, `code` for screens. */
export class AudioError extends Error {
  readonly code: AudioErrorCode;

  constructor(code: AudioErrorCode, message: string) {
    super(message);
    this.name = 'AudioError';
    this.code = code;
  }
}
