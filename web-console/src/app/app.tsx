import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Toaster } from '@/components/toaster';
import { TooltipProvider } from '@/components/tooltip';
import { useSession } from '@/lib/session/use-session';
import { ServerUnreachable } from './problem-pages';
import type { createConsoleRouter } from './router';
import { Splash } from './splash';

type AppProps = {
  router: ReturnType<typeof createConsoleRouter>;
  queryClient: QueryClient;
};

export function App({ router, queryClient }: AppProps) {
  const { status } = useSession();
  if (status === 'restoring') {
    return <Splash />;
  }
  if (status === 'unreachable') {
    return <ServerUnreachable />;
  }
  return (
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>
        <Suspense fallback={<Splash />}>
          <RouterProvider router={router} />
        </Suspense>
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>
  );
}
