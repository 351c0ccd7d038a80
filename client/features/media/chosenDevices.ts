import type { ChosenDevices } from '#client/media/index.ts';

const KEY = 'nghi-su.devices';

/** The devices chosen on this tablet before; none at first. */
export function chosenDevices(): ChosenDevices {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as ChosenDevices) : {};
  } catch {
    return {};
  }
}

/** Remembers the devices on this tablet. */
export function rememberDevices(devices: ChosenDevices): void {
  localStorage.setItem(KEY, JSON.stringify(devices));
}
