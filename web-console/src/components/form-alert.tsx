import { CircleAlert } from 'lucide-react';

export function FormAlert({ message }: { message: string | undefined }) {
  if (!message) {
    return null;
  }
  return (
    <div
      role="alert"
      className="flex gap-2 rounded-md bg-danger-surface px-3 py-2.5 text-danger text-sm"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <p>{message}</p>
    </div>
  );
}
