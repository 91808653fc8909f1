import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';

type JsonEditorProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
  invalid?: boolean;
};

const theme = EditorView.theme({
  '&': { fontSize: '13px', backgroundColor: 'var(--surface)', color: 'var(--foreground)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': {
    fontFamily: 'var(--font-mono)',
    caretColor: 'var(--foreground)',
    minHeight: '9rem',
  },
  '.cm-cursor': { borderLeftColor: 'var(--foreground)' },
  '.cm-scroller': { maxHeight: '20rem', overflow: 'auto' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--selected)',
  },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--info)' },
  { tag: tags.string, color: 'var(--success)' },
  { tag: tags.number, color: 'var(--warning)' },
  { tag: [tags.bool, tags.null], color: 'var(--accent)' },
]);

/** Tab leaves the editor, as everywhere else. */
export default function JsonEditor({
  label,
  value,
  onChange,
  autoFocus,
  invalid,
}: JsonEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const changed = useRef(onChange);
  const start = useRef(value);
  changed.current = onChange;

  useEffect(() => {
    if (!parent.current) {
      return;
    }
    const view = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: start.current,
        extensions: [
          history(),
          indentOnInput(),
          bracketMatching(),
          json(),
          syntaxHighlighting(colours),
          theme,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          keymap.of([...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'), ...historyKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) {
              changed.current(update.state.doc.toString());
            }
          }),
        ],
      }),
    });
    if (autoFocus) {
      view.focus();
    }
    return () => view.destroy();
  }, [label, autoFocus]);

  return (
    <div
      ref={parent}
      data-invalid={invalid}
      className="overflow-hidden rounded-md border border-input focus-within:border-accent data-[invalid=true]:border-danger"
    />
  );
}
