import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { Button } from '@/components/button';
import { Skeleton } from '@/components/skeleton';
import { TopBar } from '@/components/top-bar';

type GraphiqlBarProps = { name: string | undefined; slug: string };

export function GraphiqlBar({ name, slug }: GraphiqlBarProps) {
  return (
    <TopBar>
      <Button asChild variant="ghost" size="small" className="-ml-2 pl-1.5">
        <Link to="/">
          <ChevronLeft aria-hidden className="size-4" />
          Projects
        </Link>
      </Button>
      <span aria-hidden className="h-4 w-px bg-border" />
      {name ? (
        <h1 className="min-w-0 truncate px-1 font-medium text-sm">{name}</h1>
      ) : (
        <Skeleton className="h-4 w-32" />
      )}
      <code className="hidden truncate text-muted text-xs sm:block">/graphql/{slug}</code>
    </TopBar>
  );
}
