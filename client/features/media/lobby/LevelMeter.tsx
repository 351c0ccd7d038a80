import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '#client/ui/ProgressBar.tsx';

const EVERY_MS = 100;

/** Loudness 0 to 1 of a microphone, on a scale where ordinary speech reaches about two thirds. */
function useLevel(track: MediaStreamTrack | null): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (!track) {
      setLevel(0);
      return;
    }
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const energy = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      setLevel(Math.min(1, Math.max(0, 1 + Math.log10(energy + 1e-6) / 5)));
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [track]);
  return level;
}

/** Shows that the microphone hears something. */
export function LevelMeter({ track }: { track: MediaStreamTrack | null }) {
  const { t } = useTranslation('media');
  const level = useLevel(track);
  return (
    <div>
      <div className="meta">{t(level > 0.4 ? 'lobby.hears' : 'lobby.speak')}</div>
      <ProgressBar fraction={level} />
    </div>
  );
}
