import { type FormEvent, useState } from 'react';
import { Button } from '@/components/button';
import { CheckboxField } from '@/components/checkbox';
import { DialogActions } from '@/components/dialog';
import { Sheet } from '@/components/sheet';
import { addToDraft } from '@/lib/schema-change/draft';
import type { DraftedCollection } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import { useSchema } from './schema-context';

type IndexSheetProps = {
  collection: DraftedCollection;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function IndexSheet({ collection, open, onOpenChange }: IndexSheetProps) {
  const say = useSay('schema');
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={say('index.new')}
      description={say('index.newDescription')}
    >
      <IndexForm collection={collection} onDone={() => onOpenChange(false)} />
    </Sheet>
  );
}

type IndexFormProps = { collection: DraftedCollection; onDone: () => void };

function IndexForm({ collection, onDone }: IndexFormProps) {
  const say = useSay('schema');
  const { schema } = useSchema();
  const [chosen, setChosen] = useState<string[]>([]);
  const [unique, setUnique] = useState(false);
  const members = [
    ...collection.fields.filter((field) => !field.archivedAt && field.type !== 'USER'),
    ...collection.fields.filter((field) => !field.archivedAt && field.type === 'USER'),
    ...collection.relations.filter((it) => !it.archivedAt && it.kind !== 'MANY_TO_MANY'),
  ].filter((member) => member.name !== 'id');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen.length > 0) {
      addToDraft(schema.slug, {
        addIndex: { collection: collection.name, fields: chosen, unique },
      });
      onDone();
    }
  }

  return (
    <form onSubmit={submit} className="grid gap-5">
      <fieldset className="grid gap-2.5">
        <legend className="mb-2.5 font-medium text-sm">{say('index.fields')}</legend>
        {members.map(({ name }) => (
          <CheckboxField
            key={name}
            label={
              <>
                <code>{name}</code>
                {chosen.includes(name) && chosen.length > 1 && (
                  <span className="ml-2 text-muted text-xs">
                    {say('index.position', { n: chosen.indexOf(name) + 1 })}
                  </span>
                )}
              </>
            }
            checked={chosen.includes(name)}
            onCheckedChange={(checked) =>
              setChosen(checked ? [...chosen, name] : chosen.filter((other) => other !== name))
            }
          />
        ))}
      </fieldset>
      <CheckboxField
        label={say('index.unique')}
        hint={say('index.uniqueHint')}
        checked={unique}
        onCheckedChange={(checked) => setUnique(checked === true)}
      />
      <DialogActions>
        <Button variant="outline" onClick={onDone}>
          {say('form.cancel')}
        </Button>
        <Button type="submit" disabled={chosen.length === 0}>
          {say('form.addToDraft')}
        </Button>
      </DialogActions>
    </form>
  );
}
