import QRCode from 'qrcode';
import { useState } from 'react';
import { api } from '#client/lib/api.ts';
import { reportRefusal, useSession } from '#client/realtime/index.ts';
import type { IssuedCode, NewJoinCode } from '#protocol/http.ts';

/** A code on the screen, and the picture of its address. */
export type ShownCode = { readonly code: IssuedCode; readonly picture: string };

/** Makes codes for this meeting: each lets one device in, once (AUTH-9). */
export function useEntryCode() {
  const { meetingId } = useSession().store;
  const [shown, setShown] = useState<ShownCode | null>(null);
  const [pending, setPending] = useState(false);
  const make = async (wanted: NewJoinCode): Promise<void> => {
    setPending(true);
    try {
      const code = await api.post<IssuedCode>(`/api/meetings/${encodeURIComponent(meetingId)}/codes`, wanted);
      setShown({ code, picture: await QRCode.toDataURL(code.url, { margin: 0, width: 640 }) });
    } catch (error) {
      reportRefusal(error);
    } finally {
      setPending(false);
    }
  };
  return { shown, pending, make, forget: () => setShown(null) };
}
