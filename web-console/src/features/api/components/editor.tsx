import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './editor.css';
import { useQueryClient } from '@tanstack/react-query';
import { GraphiQL } from 'graphiql';
import { useEffect, useMemo } from 'react';
import { projectKey } from '@/lib/project/project';
import { useTheme } from '@/lib/theme/use-theme';
import { editorStorage } from '../api/editor-storage';
import { createProjectFetcher } from '../api/project-fetcher';
import { defaultQuery } from './default-query';

export type EditorProps = { accountId: string; slug: string; role: string | undefined };

export default function Editor({ accountId, slug, role }: EditorProps) {
  const queryClient = useQueryClient();
  const theme = useTheme();
  const storage = useMemo(() => editorStorage(accountId, slug), [accountId, slug]);
  const { fetcher, dispose } = useMemo(
    () =>
      createProjectFetcher({
        slug,
        role,
        onNotFound: () => void queryClient.invalidateQueries({ queryKey: projectKey(slug) }),
      }),
    [slug, role, queryClient],
  );
  useEffect(() => dispose, [dispose]);
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      defaultQuery={defaultQuery}
      shouldPersistHeaders={false}
      forcedTheme={theme}
    >
      <GraphiQL.Logo>
        <span />
      </GraphiQL.Logo>
    </GraphiQL>
  );
}
