import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/icon-button';
import { Card, Section } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { describeError } from '@/lib/platform/describe-error';
import { toast } from '@/lib/toast';
import { useSetAllowedOrigins } from '../api/set-allowed-origins';
import type { ProjectSettings } from '../api/settings';

export function Origins({ settings }: { settings: ProjectSettings }) {
  const { t } = useTranslation(['settings', 'common']);
  const [typed, setTyped] = useState('');
  const set = useSetAllowedOrigins(settings.slug);
  const origins = settings.allowedOrigins;

  async function add(event: FormEvent) {
    event.preventDefault();
    const origin = typed.trim();
    if (!origin || set.isPending) {
      return;
    }
    await set.mutateAsync([...origins, origin]).then(
      () => setTyped(''),
      () => undefined,
    );
  }

  async function remove(origin: string) {
    try {
      await set.mutateAsync(origins.filter((other) => other !== origin));
      toast({
        title: t('origins.removed', { origin }),
        action: { label: t('common:undo'), run: () => set.mutate([...origins]) },
      });
    } catch (error) {
      toast({ title: t('notSaved'), description: describeError(error), tone: 'danger' });
    }
  }

  return (
    <Section id="origins" title={t('origins.title')} description={t('origins.description')}>
      <Card>
        {origins.length > 0 && (
          <ul className="mb-4 divide-y divide-border rounded-md border border-border">
            {origins.map((origin) => (
              <li key={origin} className="flex items-center gap-2 py-1 pr-1 pl-3">
                <code className="min-w-0 flex-1 truncate text-sm">{origin}</code>
                <IconButton
                  icon={X}
                  label={t('origins.remove', { origin })}
                  onClick={() => void remove(origin)}
                />
              </li>
            ))}
          </ul>
        )}
        <form noValidate onSubmit={add} className="flex flex-col gap-3 sm:flex-row sm:items-start">
          <TextField
            label={t('origins.label')}
            type="url"
            placeholder="https://app.example.com"
            autoComplete="off"
            className="flex-1"
            value={typed}
            error={set.error && typed ? describeError(set.error) : undefined}
            onChange={(event) => {
              set.reset();
              setTyped(event.target.value);
            }}
          />
          <SubmitButton variant="outline" pending={set.isPending} className="sm:mt-6.5">
            <Plus aria-hidden className="size-4" />
            {t('origins.add')}
          </SubmitButton>
        </form>
      </Card>
    </Section>
  );
}
