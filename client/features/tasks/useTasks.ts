import { useState } from 'react';
import { api } from '#client/lib/api.ts';
import { useAddress } from '#client/lib/useAddress.ts';
import { reportRefusal } from '#client/realtime/index.ts';
import type { NotificationView, TaskAction, TaskFigures, TaskView } from '#protocol/task.ts';

export const useFigures = () => useAddress<TaskFigures>('/api/tasks/figures');
/** Units of the agency, for choosing instead of typing; none while they are read. */
export function useUnits(): string[] {
  const [loaded] = useAddress<{ units: string[] }>('/api/tasks/units');
  return loaded.state === 'ready' ? loaded.value.units : [];
}

export const useNotices = () => useAddress<{ notices: NotificationView[] }>('/api/notices');

/** One task and the way to act on it; a refusal is shown, nothing typed is lost. */
export function useTask(taskId: string) {
  const [loaded, , set] = useAddress<TaskView>(`/api/tasks/${encodeURIComponent(taskId)}`);
  const [pending, setPending] = useState(false);
  const act = async (action: TaskAction): Promise<boolean> => {
    setPending(true);
    try {
      set(await api.post<TaskView>(`/api/tasks/${encodeURIComponent(taskId)}/actions`, action));
      return true;
    } catch (error) {
      reportRefusal(error);
      return false;
    } finally {
      setPending(false);
    }
  };
  const handIn = async (file: File): Promise<void> => {
    setPending(true);
    try {
      const path = `/api/tasks/${encodeURIComponent(taskId)}/evidence?name=${encodeURIComponent(file.name)}`;
      set(await api.postFile<TaskView>(path, file));
    } catch (error) {
      reportRefusal(error);
    } finally {
      setPending(false);
    }
  };
  return { loaded, act, handIn, pending };
}

export type Act = ReturnType<typeof useTask>['act'];
