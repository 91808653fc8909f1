import { Link } from '@tanstack/react-router';
import { Button } from '@/components/button';
import { MessagePage } from '@/components/message-page';

export function ProjectNotFound({ slug }: { slug: string }) {
  return (
    <MessagePage
      title="Project not found"
      message={`There is no project “${slug}”, or your account has no access to it.`}
    >
      <Button asChild>
        <Link to="/">Go to your projects</Link>
      </Button>
    </MessagePage>
  );
}
