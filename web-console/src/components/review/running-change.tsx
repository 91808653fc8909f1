import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button } from '@/components/button';
import { FormAlert } from '@/components/form-alert';
import { Notice } from '@/components/notice';
import { useFormat } from '@/i18n/use-format';
import { describeError } from '@/lib/platform/describe-error';
import { cancelSchemaChange } from '@/lib/schema-change/cancel';
import { type LoggedChange, recentChangesQuery } from '@/lib/schema-change/changes';
import { addToDraft } from '@/lib/schema-change/draft';
import { describeLogged } from '@/lib/schema-change/logged';
import type { SchemaOperation } from '@/lib/schema-change/operation';
import { useSay } from '@/lib/use-say';

/** The progress of one change, and how it ended. */
export function RunningChange({ project, id }: { project: string; id: string }) {
  const changes = useQuery(recentChangesQuery(project));
  const change = changes.data?.find((it) => it.id === id);
  return change ? <ChangeProgress project={project} change={change} /> : null;
}

/** Whatever runs in the project, wherever it was begun. */
export function RunningChanges({ project }: { project: string }) {
  const queryClient = useQueryClient();
  const changes = useQuery(recentChangesQuery(project));
  const running = changes.data?.filter((change) => change.status === 'RUNNING') ?? [];
  const count = running.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when one ends, the catalog is another
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: ['project', project, 'catalog'] });
  }, [queryClient, project, count]);
  return running.map((change) => (
    <ChangeProgress key={change.id} project={project} change={change} />
  ));
}

function ChangeProgress({ project, change }: { project: string; change: LoggedChange }) {
  const say = useSay('review');
  const format = useFormat();
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelSchemaChange(project, change.id),
    onSuccess: () =>
      queryClient.invalidateQueries({ queryKey: recentChangesQuery(project).queryKey }),
  });
  const words = describeLogged(change.operations).map(({ key, values }) =>
    say(`operation.${key}`, values),
  );

  if (change.status === 'APPLIED') {
    return (
      <Notice title={say('running.done', { revision: change.revision })}>{words.join(' ')}</Notice>
    );
  }
  if (change.status === 'FAILED') {
    return (
      <Notice tone="danger" title={say('running.failed')}>
        <p className="mt-1">{change.error}</p>
        <Button
          variant="outline"
          size="small"
          className="mt-3"
          onClick={() => addToDraft(project, ...(change.operations as SchemaOperation[]))}
        >
          {say('running.again')}
        </Button>
      </Notice>
    );
  }
  return (
    <section
      aria-label={say('running.title')}
      className="rounded-lg border border-border bg-surface px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-52 text-sm">{words.join(' ')}</p>
        <Button
          variant="outline"
          size="small"
          disabled={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          {say('running.cancel')}
        </Button>
      </div>
      <div className="mt-3 flex items-center gap-3">
        <progress
          aria-label={say('running.title')}
          value={change.progress}
          max={1}
          className="h-2 flex-1 accent-accent"
        />
        <span className="w-12 text-right text-muted text-xs tabular-nums">
          {format.percent(change.progress)}
        </span>
      </div>
      <p className="mt-2 text-muted text-xs">{say('running.hint')}</p>
      <FormAlert message={cancel.error ? describeError(cancel.error) : undefined} />
    </section>
  );
}
