import type { MediaState, OwnSource } from '#client/media/index.ts';

/** Of the state, what decides whether an own source is really sent. */
export type SourceContext = Pick<MediaState, 'status' | 'rights' | 'link'>;

/** Why nothing of a wanted source leaves this device now, as the end of a key under `held`; null when it may flow. */
export function heldBy(source: 'microphone' | 'camera' | 'screen', context: SourceContext): string | null {
  const { status, rights, link } = context;
  if (rights.private) {
    return 'held.private';
  }
  if (status !== 'connected') {
    return 'held.line';
  }
  const weak = {
    microphone: link.mode === 'text_only',
    screen: link.mode === 'text_only' || link.mode === 'sound_only',
    camera: link.mode !== 'full',
  };
  return weak[source] ? 'held.weak' : null;
}

function problemKey({ problem }: OwnSource): string | null {
  if (problem === null) {
    return null;
  }
  return problem === 'NotAllowedError' ? 'problem.notAllowed' : 'problem.notFound';
}

/** What is said under a source, and whether that is a hindrance. Nobody is told to be heard or seen who isn't. */
type SourceNote = { readonly key: string; readonly wrong: boolean };

export function microphoneNote(source: OwnSource, context: SourceContext): SourceNote {
  const hindrance =
    problemKey(source) ??
    (source.wanted ? (heldBy('microphone', context) ?? (context.rights.microphone ? null : 'mic.silenced')) : null);
  return hindrance === null
    ? { key: source.wanted ? 'mic.heard' : 'mic.opensWhenCalled', wrong: false }
    : { key: hindrance, wrong: true };
}

export function cameraNote(source: OwnSource, context: SourceContext): SourceNote {
  const hindrance = problemKey(source) ?? (source.wanted ? heldBy('camera', context) : null);
  return hindrance === null
    ? { key: source.wanted ? 'camera.seen' : 'camera.notSeen', wrong: false }
    : { key: hindrance, wrong: true };
}
