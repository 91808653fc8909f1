import { Command as Cmdk } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { overlayStyle } from '@/components/dialog';
import { Keys } from '@/components/keys';
import type { Command } from '@/lib/commands/commands';
import { palette } from '@/lib/commands/palette';
import { useAllCommands } from '@/lib/commands/use-commands';

/** Everything that can be done here, by typing a few letters of it. */
export default function CommandPalette() {
  const { t } = useTranslation('shell');
  const commands = useAllCommands();
  const sections = useMemo(() => bySection(commands), [commands]);

  function run(command: Command) {
    palette.set(false);
    // The palette gives the focus back first, so that what opens now keeps it.
    setTimeout(command.run);
  }

  return (
    <Dialog.Root open onOpenChange={palette.set}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayStyle} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[10vh] z-50 mx-auto max-w-xl animate-rise-in overflow-hidden rounded-xl border border-border bg-raised shadow-xl"
        >
          <Dialog.Title className="sr-only">{t('palette.title')}</Dialog.Title>
          <Cmdk label={t('palette.title')} loop>
            <Cmdk.Input
              autoFocus
              placeholder={t('palette.placeholder')}
              className="h-12 w-full border-border border-b bg-transparent px-4 text-base outline-none placeholder:text-muted sm:text-sm"
            />
            <Cmdk.List className="max-h-[min(60vh,26rem)] overflow-y-auto p-2" tabIndex={-1}>
              <Cmdk.Empty className="px-3 py-8 text-center text-muted text-sm">
                {t('palette.nothing')}
              </Cmdk.Empty>
              {sections.map(([section, list]) => (
                <Cmdk.Group
                  key={section}
                  heading={section}
                  className="**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-muted **:[[cmdk-group-heading]]:text-xs"
                >
                  {list.map((command) => (
                    <Cmdk.Item
                      key={command.id}
                      value={`${command.title} ${command.id}`}
                      keywords={[...(command.keywords ?? [])]}
                      onSelect={() => run(command)}
                      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1 text-sm data-[selected=true]:bg-hover"
                    >
                      {command.icon && (
                        <command.icon aria-hidden className="size-4 shrink-0 text-muted" />
                      )}
                      <span className="min-w-0 flex-1 truncate">{command.title}</span>
                      {command.keys && <Keys keys={command.keys} />}
                    </Cmdk.Item>
                  ))}
                </Cmdk.Group>
              ))}
            </Cmdk.List>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function bySection(commands: readonly Command[]): [string, Command[]][] {
  const sections = new Map<string, Command[]>();
  for (const command of commands) {
    if (command.id !== 'palette') {
      sections.set(command.section, [...(sections.get(command.section) ?? []), command]);
    }
  }
  return [...sections].reverse();
}
