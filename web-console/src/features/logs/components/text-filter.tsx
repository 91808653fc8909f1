import { useEffect, useId, useState } from 'react';
import { TextField } from '@/components/text-field';

type TextFilterProps = {
  label: string;
  value: string | undefined;
  placeholder?: string;
  /** Offered while typing. */
  suggestions?: readonly string[];
  onChange: (value: string | undefined) => void;
};

const PAUSE_MS = 300;

/** Filters once the typing pauses. */
export function TextFilter({ label, value, placeholder, suggestions, onChange }: TextFilterProps) {
  const id = useId();
  const [text, setText] = useState(value ?? '');

  useEffect(() => setText(value ?? ''), [value]);

  useEffect(() => {
    if (text === (value ?? '')) {
      return;
    }
    const timer = setTimeout(() => onChange(text || undefined), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);

  return (
    <>
      <TextField
        label={label}
        className="w-44"
        value={text}
        placeholder={placeholder}
        autoComplete="off"
        list={suggestions ? id : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      {suggestions && (
        <datalist id={id}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  );
}
