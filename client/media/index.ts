export { type ChosenDevices, type DeviceList, listDevices, type MediaDevice, openSource } from './devices.ts';
export { MediaSession } from './mediaSession.ts';
export type { MediaState, OwnSource } from './mediaState.ts';
