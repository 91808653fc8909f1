package dev.weft.resolvers.compiled;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes lists of texts and of options, whose elements are never null. */
record TextList(Run run, FieldNode node) {
    /** Writes one element. */
    @FunctionalInterface
    interface Element {
        Outcome write(Run run, byte[] text, Object step);
    }

    Outcome write(@Nullable Object list, Element element) {
        List<?> texts = (List<?>) Objects.requireNonNull(list);
        JsonBuffer out = run.out();
        int start = out.size();
        boolean stands = true;
        run.path().push(node.key());
        out.raw('[');
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            stands &= isWritten(texts.get(i), i, element);
        }
        run.path().pop();
        if (!stands) {
            out.cut(start);
            return Outcome.FAILED;
        }
        out.raw(']');
        return Outcome.WRITTEN;
    }

    private boolean isWritten(@Nullable Object text, int index, Element element) {
        if (text == null) {
            run.missing(index);
            return false;
        }
        byte[] utf8 = ((String) text).getBytes(StandardCharsets.UTF_8);
        return element.write(run, utf8, index) == Outcome.WRITTEN;
    }
}
