import type { OwnSourceName } from './mediaState.ts';

/** Devices a person chose; absent ones are the browser's own choice. */
export interface ChosenDevices {
  readonly microphoneId?: string | undefined;
  readonly cameraId?: string | undefined;
  readonly speakerId?: string | undefined;
}

/** A device to choose from. Labels are empty until the person allowed access once. */
export interface MediaDevice {
  readonly deviceId: string;
  readonly label: string;
}

export interface DeviceList {
  readonly microphones: readonly MediaDevice[];
  readonly cameras: readonly MediaDevice[];
  readonly speakers: readonly MediaDevice[];
}

const exact = (id: string | undefined) => (id ? { deviceId: { exact: id } } : {});

/** Speech: echo and noise are taken out, one channel. */
function soundConstraints(deviceId: string | undefined): MediaTrackConstraints {
  return { ...exact(deviceId), echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
}

/** The hall's sound system has been mixed already: its line is taken as it is. */
function roomConstraints(deviceId: string | undefined): MediaTrackConstraints {
  return {
    ...exact(deviceId),
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    channelCount: 1,
  };
}

/** 360p is what two tiles beside a paper can show; more only costs. */
function pictureConstraints(deviceId: string | undefined): MediaTrackConstraints {
  return { ...exact(deviceId), width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 30, max: 30 } };
}

async function firstTrack(stream: Promise<MediaStream>): Promise<MediaStreamTrack> {
  const [track] = (await stream).getTracks();
  if (!track) {
    throw new DOMException('no track', 'NotFoundError');
  }
  return track;
}

/**
 * Opens a source.
 *
 * @throws {DOMException} the browser's, for example `NotAllowedError` or `NotFoundError`
 */
export function openSource(source: OwnSourceName, devices: ChosenDevices): Promise<MediaStreamTrack> {
  switch (source) {
    case 'microphone':
      return firstTrack(navigator.mediaDevices.getUserMedia({ audio: soundConstraints(devices.microphoneId) }));
    case 'roomMicrophone':
      return firstTrack(navigator.mediaDevices.getUserMedia({ audio: roomConstraints(devices.microphoneId) }));
    case 'camera':
      return firstTrack(navigator.mediaDevices.getUserMedia({ video: pictureConstraints(devices.cameraId) }));
    case 'screen':
      return firstTrack(navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 10 } }, audio: false }));
  }
}

/** What there is to choose from now. */
export async function listDevices(): Promise<DeviceList> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const ofKind = (kind: MediaDeviceKind) => devices.filter((device) => device.kind === kind && device.deviceId !== '');
  return { microphones: ofKind('audioinput'), cameras: ofKind('videoinput'), speakers: ofKind('audiooutput') };
}
