import { api } from '#client/lib/api.ts';
import { useAddress } from '#client/lib/useAddress.ts';
import { useSaving } from '#client/realtime/index.ts';
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
  const { save, pending } = useSaving();
  const act = (action: TaskAction): Promise<boolean> =>
    save(async () => set(await api.post<TaskView>(`/api/tasks/${encodeURIComponent(taskId)}/actions`, action)));
  const handIn = async (file: File): Promise<void> => {
    const path = `/api/tasks/${encodeURIComponent(taskId)}/evidence?name=${encodeURIComponent(file.name)}`;
    await save(async () => set(await api.postFile<TaskView>(path, file)));
  };
  return { loaded, act, handIn, pending };
}

export type Act = ReturnType<typeof useTask>['act'];
