import { useEffect, useRef } from 'react';
import { cx } from '#client/ui/cx.ts';
import classes from './Tiles.module.css';

type Props = { track: MediaStreamTrack; label: string; mirrored?: boolean; contain?: boolean };

/** Shows a picture track; its sound, if any, is played elsewhere. */
export function Picture({ track, label, mirrored = false, contain = false }: Props) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current;
    if (video) {
      video.srcObject = new MediaStream([track]);
      // Refused only while the page is hidden; the browser goes on by itself then.
      video.play().catch(() => undefined);
    }
    return () => {
      if (video) {
        video.srcObject = null;
      }
    };
  }, [track]);
  return (
    <video
      ref={ref}
      muted
      playsInline
      aria-label={label}
      className={cx(classes.video, mirrored && classes.mirrored, contain && classes.contain)}
    />
  );
}
