import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '@/components/submit-button';
import { describeError } from '@/lib/platform/describe-error';
import { useCreateSample } from '../api/create-sample';

export function SampleButton({ companySlug }: { companySlug: string | null }) {
  const { t } = useTranslation('projects');
  const navigate = useNavigate();
  const sample = useCreateSample();

  async function create() {
    if (sample.isPending) {
      return;
    }
    const project = await sample.mutateAsync(companySlug).catch(() => undefined);
    if (project) {
      await navigate({ to: '/projects/$project/overview', params: { project: project.slug } });
    }
  }

  return (
    <div className="grid justify-items-start gap-2">
      <SubmitButton
        type="button"
        variant="outline"
        pending={sample.isPending}
        onClick={() => void create()}
      >
        {sample.isPending ? t('sample.pending') : t('sample.action')}
      </SubmitButton>
      {sample.error && (
        <p role="alert" className="text-danger text-sm">
          {describeError(sample.error)}
        </p>
      )}
    </div>
  );
}
