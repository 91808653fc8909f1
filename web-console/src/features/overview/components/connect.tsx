import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '@/components/code-block';
import { CopyButton } from '@/components/copy-button';
import { Card, Section } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import { TabPanel, Tabs } from '@/components/tabs';
import { useCreateApiKey } from '@/lib/api-key/create-api-key';
import { useFreshSecret } from '@/lib/api-key/fresh-secrets';
import { describeError } from '@/lib/platform/describe-error';
import type { ProjectHead } from '@/lib/project/project';
import { useMayAdminister } from '@/lib/project/use-project';
import { collectionsQuery } from '../api/collections';
import { clients, sampleQuery, snippets } from './snippets';

export function Connect({ project }: { project: ProjectHead }) {
  const { t } = useTranslation('overview');
  const [client, setClient] = useState('curl');
  const { data: collections } = useQuery(collectionsQuery(project.slug));
  const fresh = useFreshSecret(project.slug);
  const url = `${window.location.origin}${project.endpoint}`;
  const texts = snippets({
    url,
    key: fresh?.secret,
    query: sampleQuery(collections ?? []),
    list: (collections ?? []).find(({ name }) => name !== 'users')?.listName ?? 'users',
  });
  return (
    <Section title={t('connect.title')}>
      <Card>
        <div className="flex items-center gap-2 rounded-md border border-border bg-subtle py-1 pr-1 pl-3">
          <code className="min-w-0 flex-1 truncate text-xs">{url}</code>
          <CopyButton iconOnly text={url} label={t('connect.copyEndpoint')} />
        </div>
        <Key project={project} known={fresh !== undefined} />
        <Tabs
          label={t('connect.title')}
          className="mt-4"
          value={client}
          onValueChange={setClient}
          tabs={clients.map((name) => ({ value: name, label: name }))}
        >
          {clients.map((name) => (
            <TabPanel key={name} value={name} className="pt-3">
              <CodeBlock label={name} code={texts[name]} />
            </TabPanel>
          ))}
        </Tabs>
      </Card>
    </Section>
  );
}

/** Secrets are shown once, so a snippet has a key only when it was made here just now. */
function Key({ project, known }: { project: ProjectHead; known: boolean }) {
  const { t } = useTranslation('overview');
  const mayAdminister = useMayAdminister();
  const create = useCreateApiKey(project.slug);
  if (known) {
    return (
      <p className="mt-3 text-muted text-sm" role="status">
        {t('connect.keyFilled')}
      </p>
    );
  }
  if (!mayAdminister) {
    return <p className="mt-3 text-muted text-sm">{t('connect.askForKey')}</p>;
  }
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="min-w-0 flex-1 basis-52 text-muted text-sm">
        {t('connect.needsKey')}{' '}
        <Link
          to="/projects/$project/api/keys"
          params={{ project: project.slug }}
          className="text-accent underline underline-offset-4"
        >
          {t('connect.manageKeys')}
        </Link>
      </p>
      <SubmitButton
        type="button"
        size="small"
        variant="outline"
        pending={create.isPending}
        onClick={() =>
          !create.isPending && create.mutate({ name: t('connect.keyName'), kind: 'PUBLISHABLE' })
        }
      >
        {t('connect.createKey')}
      </SubmitButton>
      {create.error && (
        <p role="alert" className="basis-full text-danger text-sm">
          {describeError(create.error)}
        </p>
      )}
    </div>
  );
}
