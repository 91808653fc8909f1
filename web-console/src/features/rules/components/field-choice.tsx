import { CheckboxField } from '@/components/checkbox';
import { RadioCards } from '@/components/radio-cards';
import type { PolicyAction } from '@/lib/catalog/catalog';
import type { DraftedCollection } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import { grantable } from '../model/policy-form';

type FieldChoiceProps = {
  collection: DraftedCollection;
  action: PolicyAction;
  /** Undefined: all of them, later ones too. */
  chosen: readonly string[] | undefined;
  onChange: (chosen: readonly string[] | undefined) => void;
};

export function FieldChoice({ collection, action, chosen, onChange }: FieldChoiceProps) {
  const say = useSay('rules');
  const members = grantable(collection, action);
  return (
    <div className="grid gap-3">
      <RadioCards
        label={say(action === 'READ' ? 'fields.read' : 'fields.write')}
        value={chosen ? 'some' : 'all'}
        className="sm:grid-cols-2"
        options={[
          { value: 'all', label: say('fields.all'), hint: say('fields.allHint') },
          { value: 'some', label: say('fields.some'), hint: say('fields.someHint') },
        ]}
        onValueChange={(value) =>
          onChange(value === 'all' ? undefined : members.map((member) => member.name))
        }
      />
      {chosen && (
        <fieldset className="grid gap-2.5 rounded-lg border border-border p-3.5 sm:grid-cols-2">
          <legend className="sr-only">{say('fields.some')}</legend>
          {members.map(({ name, label, relation }) => (
            <CheckboxField
              key={name}
              label={
                <>
                  {label}{' '}
                  <code className="text-muted text-xs">{relation ? `→ ${name}` : name}</code>
                </>
              }
              checked={chosen.includes(name)}
              onCheckedChange={(checked) =>
                onChange(
                  members
                    .map((member) => member.name)
                    .filter((it) => (it === name ? checked === true : chosen.includes(it))),
                )
              }
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
