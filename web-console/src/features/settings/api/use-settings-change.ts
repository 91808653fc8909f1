import { useMutation, useQueryClient } from '@tanstack/react-query';
import { projectKey } from '@/lib/project/project';

/** A mutation after which whatever is known of the project is asked for again. */
export function useSettingsChange<Input, Output>(
  project: string,
  mutationFn: (input: Input) => Promise<Output>,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: projectKey(project) }),
  });
}
