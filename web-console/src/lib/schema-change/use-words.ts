import { useSay } from '@/lib/use-say';
import { describeLogged } from './logged';

/** A logged operation as a sentence, in the words in which the review told it before. Needs the texts of `review`. */
export function useWords(): (operation: unknown) => string {
  const say = useSay('review');
  return (operation) => {
    const [words] = describeLogged([operation]);
    return words ? say(`operation.${words.key}`, words.values) : '';
  };
}
