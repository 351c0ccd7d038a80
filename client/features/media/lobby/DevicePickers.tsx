import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChosenDevices, DeviceList, MediaDevice } from '#client/media/index.ts';

type Props = { list: DeviceList; devices: ChosenDevices; onChoose: (devices: ChosenDevices) => void };

type PickerProps = {
  label: string;
  options: readonly MediaDevice[];
  value: string | undefined;
  onPick: (id: string) => void;
};

function Picker({ label, options, value, onPick }: PickerProps) {
  const { t } = useTranslation('media');
  const data = options.map((device, index) => ({
    value: device.deviceId,
    label: device.label || t('device.unnamed', { number: index + 1 }),
  }));
  return (
    <NativeSelect
      label={label}
      data={[{ value: '', label: t('device.standard') }, ...data]}
      value={value ?? ''}
      onChange={(event) => onPick(event.currentTarget.value)}
    />
  );
}

/** Which microphone, camera and speaker to use. */
export function DevicePickers({ list, devices, onChoose }: Props) {
  const { t } = useTranslation('media');
  const chosen = (id: string): string | undefined => (id === '' ? undefined : id);
  return (
    <>
      <Picker
        label={t('device.microphone')}
        options={list.microphones}
        value={devices.microphoneId}
        onPick={(id) => onChoose({ ...devices, microphoneId: chosen(id) })}
      />
      <Picker
        label={t('device.camera')}
        options={list.cameras}
        value={devices.cameraId}
        onPick={(id) => onChoose({ ...devices, cameraId: chosen(id) })}
      />
      <Picker
        label={t('device.speaker')}
        options={list.speakers}
        value={devices.speakerId}
        onPick={(id) => onChoose({ ...devices, speakerId: chosen(id) })}
      />
    </>
  );
}
