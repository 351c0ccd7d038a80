import QRCode from 'qrcode';
import type { IssuedCode, NewJoinCode } from '#protocol/http.ts';
import { api } from './api.ts';

/** A code that lets one device in, once (AUTH-9), and the picture of its address. */
export type ShownCode = { readonly code: IssuedCode; readonly picture: string };

/** Asks for a code and draws its address. */
export async function issueEntryCode(meetingId: string, wanted: NewJoinCode): Promise<ShownCode> {
  const code = await api.post<IssuedCode>(`/api/meetings/${encodeURIComponent(meetingId)}/codes`, wanted);
  return { code, picture: await QRCode.toDataURL(code.url, { margin: 0, width: 640 }) };
}

/** The number of a code as it is read aloud: two groups of four. */
export const pinInGroups = ({ pin }: IssuedCode): string => pin.replace(/(\d{4})(?=\d)/, '$1 ');
