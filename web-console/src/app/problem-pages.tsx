import { Link } from '@tanstack/react-router';
import { Button } from '@/components/button';
import { MessagePage } from '@/components/message-page';
import { session } from '@/lib/session/session-instance';

export function PageNotFound() {
  return (
    <MessagePage title="Page not found" message="There is nothing at this address.">
      <Button asChild>
        <Link to="/">Go to your projects</Link>
      </Button>
    </MessagePage>
  );
}

export function PageCrashed() {
  return (
    <MessagePage
      title="This page stopped working"
      message="Reload it to continue. What you saved is not affected."
    >
      <Button onClick={() => window.location.reload()}>Reload</Button>
    </MessagePage>
  );
}

export function ServerUnreachable() {
  return (
    <MessagePage
      title="Weft could not be reached"
      message="Check your connection, or wait a moment while the server starts."
    >
      <Button onClick={() => void session.restore()}>Try again</Button>
    </MessagePage>
  );
}
