import { useTranslation } from 'react-i18next';
import { Keys } from '@/components/keys';
import { Sheet } from '@/components/sheet';
import { help } from '@/lib/commands/help';
import { useAllCommands } from '@/lib/commands/use-commands';

/** All shortcuts that work here. */
export default function ShortcutHelp() {
  const { t } = useTranslation('shell');
  const commands = useAllCommands().filter(({ keys }) => keys);
  const sections = [...new Set(commands.map(({ section }) => section))];
  return (
    <Sheet open onOpenChange={help.set} title={t('shortcuts')} className="max-w-sm">
      {sections.map((section) => (
        <section key={section} aria-label={section} className="mb-6 last:mb-0">
          <h3 className="mb-1 text-muted text-xs">{section}</h3>
          <dl className="divide-y divide-border">
            {commands
              .filter((command) => command.section === section)
              .map(({ id, title, keys }) => (
                <div key={id} className="flex items-center justify-between gap-4 py-2 text-sm">
                  <dt>{title}</dt>
                  <dd>{keys && <Keys keys={keys} />}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Sheet>
  );
}
