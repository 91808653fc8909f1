import { ValueField } from '@/components/review/value-field';
import { SelectField } from '@/components/select-field';
import { useSay } from '@/lib/use-say';
import type { FieldForm, FormProblem } from '../model/field-form';
import { type DefaultKind, defaultKinds } from '../model/field-types';

type DefaultFieldsProps = {
  form: FieldForm;
  problem: FormProblem | undefined;
  onChange: (change: Partial<FieldForm>) => void;
};

/** With what a new row begins. */
export function DefaultFields({ form, problem, onChange }: DefaultFieldsProps) {
  const say = useSay('schema');
  const options = form.options
    .filter((option) => option.name !== '')
    .map(({ name, label, color }) => ({ name, apiName: name, label: label || name, color }));
  const firstText =
    form.type === 'BOOLEAN'
      ? 'false'
      : form.type === 'SINGLE_SELECT'
        ? (options[0]?.name ?? '')
        : '';
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        label={say('field.default')}
        value={form.defaultKind}
        options={defaultKinds(form.type).map((kind) => ({
          value: kind,
          label: say(`defaultKind.${kind}`),
        }))}
        onChange={({ target }) =>
          onChange({ defaultKind: target.value as DefaultKind, defaultText: firstText })
        }
      />
      {form.defaultKind === 'value' && (
        <ValueField
          label={say('field.defaultValue')}
          type={form.type}
          options={options}
          value={form.defaultText}
          error={problem && say(`problem.${problem}`)}
          onChange={(defaultText) => onChange({ defaultText })}
        />
      )}
    </div>
  );
}
