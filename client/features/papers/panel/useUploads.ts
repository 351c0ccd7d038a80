import { useState } from 'react';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { newId } from '#client/lib/ids.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import { useSend, useSession } from '#client/realtime/index.ts';
import type { PaperDetails } from '#protocol/paper.ts';
import { uploadFile } from './uploadFile.ts';

export type UploadState = {
  readonly id: string;
  readonly fileName: string;
  /** 0 to 1 while it travels; 1 while the server checks it. */
  readonly fraction: number;
  /** Why it was refused, in the user's language. */
  readonly error: string | null;
};

/** A first guess at the cover of a paper from its file name: "92-PA-SKHCN Phương án….pdf" → number and title. */
export function detailsFromName(fileName: string, itemId: string | null): PaperDetails {
  const base = fileName
    .normalize('NFC')
    .replace(/\.[A-Za-z0-9]{2,5}$/u, '')
    .replace(/_/g, ' ')
    .trim();
  const match = /^(\d+)[-–. ]((?:[A-ZĐ]+|TTr)-[A-ZĐ0-9]+)[-–. ]*(.*)$/u.exec(base);
  const [, number, symbol, rest] = match ?? [];
  return {
    title: (rest ? rest.trim() : base).slice(0, 300) || fileName.slice(0, 300),
    kind: '',
    number: number === undefined || symbol === undefined ? '' : `${number}/${symbol}`,
    documentDay: null,
    unit: '',
    role: 'main',
    itemId,
    readerIds: null,
    recallAtClose: false,
  };
}

/** Uploads files one after another and hands each in as a paper, or as a new version of one. */
export function useUploads() {
  const { store } = useSession();
  const send = useSend();
  const [uploads, setUploads] = useState<readonly UploadState[]>([]);
  const change = (id: string, with_: Partial<UploadState>): void =>
    setUploads((before) => before.map((upload) => (upload.id === id ? { ...upload, ...with_ } : upload)));
  const one = async (id: string, file: File, target: Target): Promise<void> => {
    try {
      const { versionId } = await uploadFile(store.meetingId, file, (fraction) => change(id, { fraction }));
      if (target.paperId === null) {
        await send('paper.submit', { paperId: newId(), versionId, details: detailsFromName(file.name, target.itemId) });
      } else {
        await send('paper.addVersion', { paperId: target.paperId, versionId });
      }
      setUploads((before) => before.filter((upload) => upload.id !== id));
    } catch (error) {
      change(id, { error: rejectionMessage(rejectionOf(error)) });
    }
  };
  const add = async (files: readonly File[], target: Target): Promise<void> => {
    const entries = files.map((file) => ({ id: newId(), file }));
    setUploads((before) => [
      ...before,
      ...entries.map(({ id, file }) => ({ id, fileName: file.name, fraction: 0, error: null })),
    ]);
    for (const { id, file } of entries) {
      await one(id, file, target);
    }
  };
  const dismiss = (id: string): void => setUploads((before) => before.filter((upload) => upload.id !== id));
  return { uploads, add, dismiss };
}

/** Where an upload goes: a new paper of an item, or a new version of a paper. */
export type Target = { readonly paperId: string | null; readonly itemId: string | null };
