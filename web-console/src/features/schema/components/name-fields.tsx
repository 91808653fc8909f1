import { TextField } from '@/components/text-field';
import { toCatalogName } from '@/lib/catalog/names';
import { useSay } from '@/lib/use-say';

type NameFieldsProps = {
  label: string;
  name: string;
  /** What the label is of, such as "Collection". */
  labelOfLabel: string;
  placeholder?: string;
  error?: string | undefined;
  onChange: (next: { label: string; name: string }) => void;
};

/** People type a label; the name follows it until it is changed by hand. */
export function NameFields(props: NameFieldsProps) {
  const { label, name, labelOfLabel, placeholder, error, onChange } = props;
  const say = useSay('schema');
  const follows = name === '' || name === toCatalogName(label);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={labelOfLabel}
        value={label}
        autoComplete="off"
        autoFocus
        {...(placeholder && { placeholder })}
        onChange={({ target }) =>
          onChange({ label: target.value, name: follows ? toCatalogName(target.value) : name })
        }
      />
      <TextField
        label={say('form.name')}
        hint={say('form.nameHint')}
        value={name}
        error={error}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        inputClassName="font-mono"
        onChange={({ target }) => onChange({ label, name: target.value })}
      />
    </div>
  );
}
