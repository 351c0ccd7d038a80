import { useEffect, useState } from 'react';

/**
 * The server's clock as this device knows it. Screens show server time only; the device's own clock may be wrong by minutes.
 * The sample with the shortest round trip is trusted most.
 */
type Sample = { offsetMs: number; roundTripMs: number };

let best: Sample | null = null;
let takenAt = 0;
const MAX_AGE_MS = 120_000;

/** Takes in one answer that carried the server's time; `sentAtMs` is this device's clock when the question left. */
export function noteServerTime(serverTime: string, sentAtMs: number, receivedAtMs = Date.now()): void {
  const serverMs = Date.parse(serverTime);
  if (Number.isNaN(serverMs)) {
    return;
  }
  const roundTripMs = Math.max(0, receivedAtMs - sentAtMs);
  const stale = receivedAtMs - takenAt > MAX_AGE_MS;
  if (best === null || stale || roundTripMs <= best.roundTripMs) {
    best = { offsetMs: serverMs + roundTripMs / 2 - receivedAtMs, roundTripMs };
    takenAt = receivedAtMs;
  }
}

/** Forgets all samples; the device's clock stands in until the next answer. */
export function resetServerClock(): void {
  best = null;
  takenAt = 0;
}

/** Now on the server's clock, in milliseconds since the epoch. */
export function serverNow(): number {
  return Date.now() + (best?.offsetMs ?? 0);
}

/** Now on the server's clock, renewed at every full step (one second unless told otherwise), so that all screens tick together. */
export function useServerNow(stepMs = 1000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      setNow(serverNow());
      timer = setTimeout(tick, stepMs - (serverNow() % stepMs));
    };
    timer = setTimeout(tick, stepMs - (serverNow() % stepMs));
    return () => clearTimeout(timer);
  }, [stepMs]);
  return now;
}
