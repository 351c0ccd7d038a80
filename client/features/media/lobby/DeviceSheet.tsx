import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeviceList, listDevices } from '#client/media/index.ts';
import { Sheet } from '#client/ui/Sheet.tsx';
import { chosenDevices, rememberDevices } from '../chosenDevices.ts';
import { useMediaSession } from '../MediaProvider.tsx';
import { DevicePickers } from './DevicePickers.tsx';

/** Changes devices in the middle of a meeting. */
export function DeviceSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('media');
  const media = useMediaSession();
  const [devices, setDevices] = useState(chosenDevices);
  const [list, setList] = useState<DeviceList>({ microphones: [], cameras: [], speakers: [] });
  useEffect(() => {
    if (opened) {
      void listDevices().then(setList);
    }
  }, [opened]);
  return (
    <Sheet opened={opened} title={t('device.title')} closeLabel={t('common:close')} onClose={onClose}>
      <DevicePickers
        list={list}
        devices={devices}
        onChoose={(next) => {
          rememberDevices(next);
          setDevices(next);
          void media.setDevices(next);
        }}
      />
    </Sheet>
  );
}
