import { MediaSession, type MediaState } from '#client/media/index.ts';

declare global {
  interface Window {
    media: MediaSession;
    join: (participantId: string, place: string) => void;
    state: () => Omit<MediaState, 'tracks' | 'own'> & { tracks: string[]; sending: string[] };
    stats: () => Promise<Record<string, number>>;
    beepOnTheSecond: () => void;
    /** Every connection that was made, for what the browser says of them. */
    connections: RTCPeerConnection[];
    /** What was sent and received on each step of a weak link, and every status there was. */
    carried: Record<string, { sent: string[]; received: string[] }>;
    statuses: Set<string>;
  }
}

/** The UDP port to take instead of the service's own, which is where a poor network begins. */
const by = new URLSearchParams(location.search).get('by');
/** As behind a firewall that lets nothing through: every connection has to go over a TURN server. */
const relayed = new URLSearchParams(location.search).has('relayed');

function throughPort(sdp: string, port: string): string {
  const lines = sdp.split('\r\n').filter((line) => !/^a=candidate:.* tcp /i.test(line));
  return lines.map((line) => line.replace(/^(a=candidate:(?:\S+ ){5})\d+/, `$1${port}`)).join('\r\n');
}

window.connections = [];
const Real = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Real {
  constructor(configuration?: RTCConfiguration) {
    super(relayed ? { ...configuration, iceTransportPolicy: 'relay' } : configuration);
    window.connections.push(this);
  }

  override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const sdp = description.sdp ?? '';
    return super.setRemoteDescription(by ? { ...description, sdp: throughPort(sdp, by) } : description);
  }
};

/** Joins the meeting of this stand as a participant. */
window.join = (participantId, place) => {
  const meetingId = new URLSearchParams(location.search).get('meeting') ?? 'm1';
  window.media = new MediaSession({
    url: `ws://${location.host}/media`,
    hears: place === 'remote' ? 'everybody' : place === 'screen' ? 'remote' : 'nobody',
    fetchToken: async () => {
      const query = new URLSearchParams({ participantId, place, meetingId });
      const response = await fetch(`/token?${query.toString()}`);
      return response.text();
    },
  });
  window.media.start();
};

window.state = () => {
  const { tracks, own, ...rest } = window.media.store.get();
  const sending = Object.entries(own)
    .filter(([, source]) => source.producerId !== null)
    .map(([name]) => name);
  return { ...rest, tracks: Object.keys(tracks), sending };
};

/** Sum over all received audio: energy says that something was heard, packets that it arrives now. */
window.stats = async () => {
  const sums: Record<string, number> = { packetsReceived: 0, packetsLost: 0, totalAudioEnergy: 0, framesDecoded: 0 };
  for (const stat of await window.media.statistics()) {
    for (const name of Object.keys(sums)) {
      if (stat.type === 'inbound-rtp') {
        sums[name] = (sums[name] ?? 0) + Number((stat as unknown as Record<string, number>)[name] ?? 0);
      }
    }
  }
  return sums;
};

/** Instead of a microphone: 100 ms of 1 kHz at every whole second of the machine's clock. */
window.beepOnTheSecond = () => {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext({ sampleRate: 48_000 });
    const out = context.createMediaStreamDestination();
    const tone = new OscillatorNode(context, { frequency: 1000 });
    const gain = new GainNode(context, { gain: 0 });
    tone.connect(gain).connect(out);
    tone.start();
    const schedule = (second: number) => {
      const at = context.currentTime + (second * 1000 - Date.now()) / 1000;
      gain.gain.setValueAtTime(0.5, at);
      gain.gain.setValueAtTime(0, at + 0.1);
      setTimeout(() => schedule(second + 1), (second + 0.5) * 1000 - Date.now());
    };
    schedule(Math.ceil(Date.now() / 1000) + 1);
    return out.stream;
  };
};
