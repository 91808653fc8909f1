import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './editor.css';
import { useQueryClient } from '@tanstack/react-query';
import { GraphiQL } from 'graphiql';
import { useMemo } from 'react';
import { useSystemTheme } from '@/lib/use-system-theme';
import { editorStorage } from '../api/editor-storage';
import { projectQuery } from '../api/project';
import { createProjectFetcher } from '../api/project-fetcher';
import { defaultQuery } from './default-query';

export type EditorProps = { accountId: string; slug: string };

export default function Editor({ accountId, slug }: EditorProps) {
  const queryClient = useQueryClient();
  const theme = useSystemTheme();
  const storage = useMemo(() => editorStorage(accountId, slug), [accountId, slug]);
  const fetcher = useMemo(
    () =>
      createProjectFetcher({
        slug,
        onNotFound: () => void queryClient.invalidateQueries(projectQuery(slug)),
      }),
    [slug, queryClient],
  );
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
