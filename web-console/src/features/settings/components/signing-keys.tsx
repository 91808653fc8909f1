import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { CopyButton } from '@/components/copy-button';
import { Card, Section } from '@/components/page';
import { Time } from '@/components/time';
import { useRotateSigningKey } from '../api/rotate-signing-key';
import type { ProjectSettings } from '../api/settings';

export function SigningKeys({ settings }: { settings: ProjectSettings }) {
  const { t } = useTranslation('settings');
  const [rotating, setRotating] = useState(false);
  const rotate = useRotateSigningKey(settings.slug);
  const jwks = `${window.location.origin}${settings.jwksPath}`;
  return (
    <Section
      id="signingKeys"
      title={t('signingKeys.title')}
      description={t('signingKeys.description')}
      actions={
        <Button variant="outline" size="small" onClick={() => setRotating(true)}>
          {t('signingKeys.rotate')}
        </Button>
      }
    >
      <Card>
        <div className="flex items-center gap-2 rounded-md border border-border bg-subtle py-1 pr-1 pl-3">
          <code className="min-w-0 flex-1 truncate text-xs">{jwks}</code>
          <CopyButton iconOnly text={jwks} label={t('signingKeys.copy')} />
        </div>
        {settings.signingKeys.length === 0 ? (
          <p className="mt-4 text-muted text-sm">{t('signingKeys.none')}</p>
        ) : (
          <ul className="mt-4 divide-y divide-border">
            {settings.signingKeys.map((key) => (
              <li key={key.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm">
                <code className="min-w-0 flex-1 basis-48 truncate text-xs">{key.id}</code>
                {key.verifiesUntil ? (
                  <span className="text-muted text-xs">
                    <Badge>{t('signingKeys.former')}</Badge> {t('signingKeys.until')}{' '}
                    <Time value={key.verifiesUntil} absolute />
                  </span>
                ) : (
                  <span className="text-muted text-xs">
                    <Badge tone="success">{t('signingKeys.current')}</Badge>{' '}
                    {t('signingKeys.since')} <Time value={key.signsFrom} absolute />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
      <ConfirmDialog
        open={rotating}
        onOpenChange={setRotating}
        danger={false}
        title={t('signingKeys.rotateTitle')}
        description={t('signingKeys.rotateDescription')}
        action={t('signingKeys.rotate')}
        onConfirm={() => rotate.mutateAsync()}
      />
    </Section>
  );
}
