import { useEffect, useState } from 'react';
import { type ChosenDevices, type DeviceList, listDevices, openSource } from '#client/media/index.ts';
import { chosenDevices, rememberDevices } from '../chosenDevices.ts';

/** What the device check found. */
export type DeviceCheck = {
  readonly devices: ChosenDevices;
  readonly list: DeviceList;
  readonly camera: MediaStreamTrack | null;
  readonly microphone: MediaStreamTrack | null;
  /** The browser's error name when a device can't be opened. */
  readonly problems: { readonly camera: string | null; readonly microphone: string | null };
  readonly choose: (devices: ChosenDevices) => void;
};

const nothing: DeviceList = { microphones: [], cameras: [], speakers: [] };

type Opened = { readonly track: MediaStreamTrack | null; readonly problem: string | null };
const closed: Opened = { track: null, problem: null };

async function tryOpen(source: 'camera' | 'microphone', devices: ChosenDevices): Promise<Opened> {
  try {
    return { track: await openSource(source, devices), problem: null };
  } catch (error) {
    return { track: null, problem: error instanceof DOMException ? error.name : 'UnknownError' };
  }
}

/** Opens camera and microphone for a look before going in; closes them when the check is left. */
export function useDeviceCheck(): DeviceCheck {
  const [devices, setDevices] = useState(chosenDevices);
  const [list, setList] = useState(nothing);
  const [opened, setOpened] = useState({ camera: closed, microphone: closed });
  useEffect(() => {
    let left = false;
    const tracks: MediaStreamTrack[] = [];
    const look = async () => {
      const [camera, microphone] = await Promise.all([tryOpen('camera', devices), tryOpen('microphone', devices)]);
      tracks.push(...[camera.track, microphone.track].filter((track) => track !== null));
      if (left) {
        stopAll(tracks);
        return;
      }
      setOpened({ camera, microphone });
      setList(await listDevices());
    };
    void look();
    return () => {
      left = true;
      stopAll(tracks);
    };
  }, [devices]);
  return {
    devices,
    list,
    camera: opened.camera.track,
    microphone: opened.microphone.track,
    problems: { camera: opened.camera.problem, microphone: opened.microphone.problem },
    choose: (next) => {
      rememberDevices(next);
      setDevices(next);
    },
  };
}

function stopAll(tracks: readonly MediaStreamTrack[]): void {
  for (const track of tracks) {
    track.stop();
  }
}
