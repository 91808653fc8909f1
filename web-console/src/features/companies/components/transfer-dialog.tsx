import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/components/confirm-dialog';
import type { CompanyDetails, Member } from '../api/company';
import { useTransferOwnership } from '../api/transfer-ownership';

type TransferDialogProps = {
  company: CompanyDetails;
  heir: Member | undefined;
  onClose: () => void;
};

export function TransferDialog({ company, heir, onClose }: TransferDialogProps) {
  const { t } = useTranslation('companies');
  const transfer = useTransferOwnership(company.slug);
  const name = heir?.account.name ?? heir?.account.email ?? '';
  return (
    <ConfirmDialog
      open={heir !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={t('transfer.title', { company: company.name, name })}
      description={t('transfer.description', { name })}
      action={t('transfer.action')}
      typed={company.slug}
      onConfirm={() => (heir ? transfer.mutateAsync(heir.account.id) : Promise.resolve())}
    />
  );
}
