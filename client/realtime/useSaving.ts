import { useState } from 'react';
import { showToast } from '#client/ui/toasts.tsx';
import { reportRefusal } from './session.tsx';

/** Sends something once at a time: says that it is done where that can't be seen, or why not; nothing typed is lost. */
export function useSaving() {
  const [pending, setPending] = useState(false);
  const save = async (send: () => Promise<unknown>, done?: string): Promise<boolean> => {
    setPending(true);
    try {
      await send();
      if (done !== undefined) {
        showToast({ message: done });
      }
      return true;
    } catch (error) {
      reportRefusal(error);
      return false;
    } finally {
      setPending(false);
    }
  };
  return { save, pending };
}
