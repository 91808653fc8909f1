package dev.weft.resolvers.write;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Tests a text against a POSIX regular expression in Java where both engines are sure to agree, and says
 * {@link Verdict#UNKNOWN} where they may not: back references, embedded options, collating elements, class escapes over
 * other than ASCII text, and searches that take Java too long. The database's own check decides those.
 */
final class PortablePattern {
    /** Characters that a search may look at: Java backtracks where PostgreSQL does not. */
    private static final int STEPS = 1_000_000;

    enum Verdict {
        MATCHES,
        DIFFERS,
        UNKNOWN
    }

    private PortablePattern() {}

    static Verdict test(String posix, String text) {
        Optional<PosixTranslation> translation = PosixTranslation.of(posix);
        if (translation.isEmpty() || (translation.get().asciiOnly() && !isAscii(text))) {
            return Verdict.UNKNOWN;
        }
        try {
            Pattern pattern = Pattern.compile(translation.get().javaPattern(), Pattern.DOTALL);
            return pattern.matcher(new CountedText(text)).find() ? Verdict.MATCHES : Verdict.DIFFERS;
        } catch (PatternSyntaxException | TooManySteps | StackOverflowError _) {
            return Verdict.UNKNOWN;
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static final class TooManySteps extends RuntimeException {
        TooManySteps() {
            super(null, null, false, false);
        }
    }

    /** Gives up once its characters have been read too often. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private int left = STEPS;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (left-- <= 0) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
