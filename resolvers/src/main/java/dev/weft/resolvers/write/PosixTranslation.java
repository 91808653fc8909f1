package dev.weft.resolvers.write;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of PostgreSQL in Java's syntax.
 *
 * @param asciiOnly whether the two agree on ASCII texts only, since it names classes of characters
 */
record PosixTranslation(String javaPattern, boolean asciiOnly) {
    private static final Pattern BOUND = Pattern.compile("\\{[0-9]{1,3}(?:,[0-9]{0,3})?\\}");
    private static final Pattern NAMED_CLASS = Pattern.compile("\\[:([a-z]+):\\]");
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alpha", "\\p{Alpha}"),
            Map.entry("digit", "\\p{Digit}"),
            Map.entry("alnum", "\\p{Alnum}"),
            Map.entry("upper", "\\p{Upper}"),
            Map.entry("lower", "\\p{Lower}"),
            Map.entry("space", "\\s"),
            Map.entry("punct", "\\p{Punct}"),
            Map.entry("xdigit", "\\p{XDigit}"));

    /** Empty where the expression uses what Java does not have or understands otherwise. */
    static Optional<PosixTranslation> of(String posix) {
        Translator translator = new Translator(posix);
        return translator.run() ? Optional.of(translator.result()) : Optional.empty();
    }

    private static final class Translator {
        private final String posix;
        private final StringBuilder java = new StringBuilder();
        private int at;
        private boolean asciiOnly;

        Translator(String posix) {
            this.posix = posix;
        }

        PosixTranslation result() {
            return new PosixTranslation(java.toString(), asciiOnly);
        }

        boolean run() {
            boolean known = true;
            while (known && at < posix.length()) {
                char c = posix.charAt(at);
                known = switch (c) {
                    case '\\' -> escape();
                    case '[' -> bracket();
                    case '(' -> group();
                    case '{' -> bound();
                    case '*', '+', '?' -> quantifier();
                    case '$' -> emit("\\z");
                    case '^', '.', '|', ')' -> emit(String.valueOf(c));
                    default -> literal();
                };
            }
            return known;
        }

        private boolean emit(String text) {
            java.append(text);
            at++;
            return true;
        }

        private boolean literal() {
            char c = posix.charAt(at);
            return emit(c < 0x80 && !Character.isLetterOrDigit(c) ? "\\" + c : String.valueOf(c));
        }

        private boolean escape() {
            at++;
            if (at == posix.length()) {
                return false;
            }
            char c = posix.charAt(at);
            if ("dwsDWS".indexOf(c) >= 0) {
                asciiOnly = true;
                return emit("\\" + c);
            }
            boolean plain = "ntr".indexOf(c) >= 0 || (c < 0x80 && !Character.isLetterOrDigit(c));
            return plain && emit("\\" + c);
        }

        private boolean group() {
            if (!posix.startsWith("(?", at)) {
                return emit("(");
            }
            boolean known = posix.startsWith("(?:", at) || posix.startsWith("(?=", at) || posix.startsWith("(?!", at);
            java.append(posix, at, Math.min(at + 3, posix.length()));
            at += 3;
            return known;
        }

        /** A brace that no digit follows is an ordinary character. */
        private boolean bound() {
            if (at + 1 == posix.length() || !Character.isDigit(posix.charAt(at + 1))) {
                return emit("\\{");
            }
            String bound = matched(BOUND);
            if (bound == null) {
                return false;
            }
            java.append(bound);
            at += bound.length();
            return notPossessive();
        }

        private boolean quantifier() {
            emit(String.valueOf(posix.charAt(at)));
            return notPossessive();
        }

        /** A second plus makes a quantifier possessive in Java. */
        private boolean notPossessive() {
            return at == posix.length() || posix.charAt(at) != '+';
        }

        private boolean bracket() {
            emit("[");
            if (posix.startsWith("^", at)) {
                emit("^");
            }
            boolean known = true;
            boolean first = true;
            while (known && at < posix.length() && (first || posix.charAt(at) != ']')) {
                known = bracketMember();
                first = false;
            }
            return known && at < posix.length() && emit("]");
        }

        private boolean bracketMember() {
            return switch (posix.charAt(at)) {
                case '\\' -> "DWS".indexOf(posix.charAt(Math.min(at + 1, posix.length() - 1))) < 0 && escape();
                case '[' -> namedClassOrBracket();
                case '-' -> emit("-");
                default -> literal();
            };
        }

        private boolean namedClassOrBracket() {
            if (posix.startsWith("[.", at) || posix.startsWith("[=", at)) {
                return false;
            }
            if (!posix.startsWith("[:", at)) {
                return emit("\\[");
            }
            String named = matched(NAMED_CLASS);
            String javaClass = named == null ? null : CLASSES.get(named.substring(2, named.length() - 2));
            if (named == null || javaClass == null) {
                return false;
            }
            asciiOnly = true;
            java.append(javaClass);
            at += named.length();
            return true;
        }

        private @Nullable String matched(Pattern what) {
            Matcher matcher = what.matcher(posix).region(at, posix.length());
            return matcher.lookingAt() ? matcher.group() : null;
        }
    }
}
