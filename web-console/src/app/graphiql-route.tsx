import { getRouteApi } from '@tanstack/react-router';
import { GraphiqlPage } from '@/features/graphiql/components/graphiql-page';
import { useSession } from '@/lib/session/use-session';

const route = getRouteApi('/member/projects/$slug/graphiql');

export function GraphiqlRoute() {
  const { slug } = route.useParams();
  const session = useSession();
  if (session.status !== 'signed-in') {
    return null;
  }
  return <GraphiqlPage accountId={session.account.id} slug={slug} />;
}
