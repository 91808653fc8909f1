import { CheckboxField } from '@/components/checkbox';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { useSay } from '@/lib/use-say';
import type { FieldForm, FormProblems } from '../model/field-form';
import { type ConfigName, configOf } from '../model/field-types';

type ConfigFieldsProps = {
  form: FieldForm;
  problems: FormProblems;
  onChange: (config: FieldForm['config']) => void;
};

/** Languages that PostgreSQL stems words of. */
const languages = [
  'simple',
  'arabic',
  'armenian',
  'basque',
  'catalan',
  'danish',
  'dutch',
  'english',
  'estonian',
  'finnish',
  'french',
  'german',
  'greek',
  'hindi',
  'hungarian',
  'indonesian',
  'irish',
  'italian',
  'lithuanian',
  'nepali',
  'norwegian',
  'portuguese',
  'romanian',
  'russian',
  'serbian',
  'spanish',
  'swedish',
  'tamil',
  'turkish',
  'yiddish',
];

export function ConfigFields({ form, problems, onChange }: ConfigFieldsProps) {
  const say = useSay('schema');
  const names = configOf(form.type);
  if (names.length === 0) {
    return null;
  }
  const edit = (name: ConfigName, text: string) => onChange({ ...form.config, [name]: text });
  return (
    <details
      className="rounded-lg border border-border"
      open={Object.keys(form.config).length > 0 || undefined}
    >
      <summary className="cursor-pointer px-3.5 py-2.5 font-medium text-sm">
        {say('config.title')}
      </summary>
      <div className="grid gap-4 border-border border-t p-3.5 sm:grid-cols-2">
        {names.map((name) => {
          const problem = problems[name];
          switch (name) {
            case 'similar':
              return (
                <CheckboxField
                  key={name}
                  className="sm:col-span-2"
                  label={say('config.similar')}
                  hint={say('config.similarHint')}
                  checked={form.config.similar === 'true'}
                  onCheckedChange={(checked) => edit('similar', checked ? 'true' : '')}
                />
              );
            case 'search':
              return (
                <SelectField
                  key={name}
                  label={say('config.search')}
                  hint={say('config.searchHint')}
                  value={form.config.search ?? ''}
                  placeholder={say('config.noSearch')}
                  options={languages.map((value) => ({ value, label: value }))}
                  onChange={({ target }) => edit('search', target.value)}
                />
              );
            default:
              return (
                <TextField
                  key={name}
                  label={say(`config.${name}`)}
                  value={form.config[name] ?? ''}
                  error={problem && say(`problem.${problem}`)}
                  autoComplete="off"
                  inputMode={name === 'pattern' ? undefined : 'decimal'}
                  inputClassName={name === 'pattern' ? 'font-mono' : ''}
                  onChange={({ target }) => edit(name, target.value)}
                />
              );
          }
        })}
      </div>
    </details>
  );
}
