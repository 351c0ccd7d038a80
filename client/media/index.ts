export { type ChosenDevices, type DeviceList, listDevices, type MediaDevice, openSource } from './devices.ts';
export { MediaSession, type MediaSessionOptions } from './mediaSession.ts';
export type { LinkMode, LinkState, MediaState, MediaStatus, OwnSource, OwnSourceName } from './mediaState.ts';
