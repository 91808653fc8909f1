import { Fingerprint, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { EmptyState } from '@/components/empty-state';
import { IconButton } from '@/components/icon-button';
import { Section } from '@/components/page';
import { useRemoveIdentityProvider } from '../api/remove-identity-provider';
import type { IdentityProvider, ProjectSettings } from '../api/settings';
import { ProviderDialog } from './provider-dialog';

export function IdentityProviders({ settings }: { settings: ProjectSettings }) {
  const { t } = useTranslation('settings');
  const [editing, setEditing] = useState<IdentityProvider | 'new'>();
  const [removing, setRemoving] = useState<string>();
  const remove = useRemoveIdentityProvider(settings.slug);
  return (
    <Section
      id="identityProviders"
      title={t('identityProviders.title')}
      description={t('identityProviders.description')}
      actions={
        settings.identityProviders.length > 0 && (
          <Button variant="outline" size="small" onClick={() => setEditing('new')}>
            {t('identityProviders.add')}
          </Button>
        )
      }
    >
      {settings.identityProviders.length === 0 ? (
        <EmptyState
          icon={Fingerprint}
          title={t('identityProviders.none')}
          message={t('identityProviders.noneMessage')}
        >
          <Button variant="outline" onClick={() => setEditing('new')}>
            {t('identityProviders.add')}
          </Button>
        </EmptyState>
      ) : (
        <ul className="divide-y divide-border rounded-lg border border-border bg-surface">
          {settings.identityProviders.map((provider) => (
            <li key={provider.issuer} className="flex items-center gap-2 py-2 pr-2 pl-4">
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm">{provider.issuer}</span>
                <span className="block truncate text-muted text-xs">
                  {t('identityProviders.for', { audience: provider.audience })}
                </span>
              </span>
              <IconButton
                icon={Pencil}
                label={t('identityProviders.edit', { issuer: provider.issuer })}
                onClick={() => setEditing(provider)}
              />
              <IconButton
                icon={Trash2}
                label={t('identityProviders.remove', { issuer: provider.issuer })}
                onClick={() => setRemoving(provider.issuer)}
              />
            </li>
          ))}
        </ul>
      )}
      <ProviderDialog
        project={settings.slug}
        provider={editing === 'new' ? undefined : editing}
        open={editing !== undefined}
        onClose={() => setEditing(undefined)}
      />
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={(open) => !open && setRemoving(undefined)}
        title={t('identityProviders.removeTitle')}
        description={t('identityProviders.removeDescription', { issuer: removing ?? '' })}
        action={t('identityProviders.removeAction')}
        onConfirm={() => (removing ? remove.mutateAsync(removing) : Promise.resolve())}
      />
    </Section>
  );
}
