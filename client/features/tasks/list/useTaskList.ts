import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { api } from '#client/lib/api.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import type { Loaded } from '#client/lib/useAddress.ts';
import { reportRefusal } from '#client/realtime/index.ts';
import type { TaskFilter, TaskList } from '#protocol/task.ts';

export type Asked = { readonly filter: TaskFilter; readonly query: string };

const addressOf = ({ filter, query }: Asked, skip: number): string =>
  `/api/tasks?${new URLSearchParams({ filter, q: query.trim(), skip: String(skip) })}`;

/** The tasks that were asked for, page after page. What was read stays on the screen while something else is read. */
export function useTaskList(asked: Asked) {
  const [query] = useDebouncedValue(asked.query, 250);
  const { filter } = asked;
  const [loaded, setLoaded] = useState<Loaded<TaskList>>({ state: 'loading' });
  const reload = useCallback(() => {
    let stale = false;
    api.get<TaskList>(addressOf({ filter, query }, 0)).then(
      (value) => stale || setLoaded({ state: 'ready', value }),
      (error: unknown) => stale || setLoaded({ state: 'failed', rejection: rejectionOf(error) }),
    );
    return () => {
      stale = true;
    };
  }, [filter, query]);
  useEffect(reload, [reload]);
  const more = (): void => {
    if (loaded.state === 'ready') {
      const { tasks } = loaded.value;
      api
        .get<TaskList>(addressOf({ filter, query }, tasks.length))
        .then(
          (next) => setLoaded({ state: 'ready', value: { ...next, tasks: [...tasks, ...next.tasks] } }),
          reportRefusal,
        );
    }
  };
  return { loaded, reload, more };
}
