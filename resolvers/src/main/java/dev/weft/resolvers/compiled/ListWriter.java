package dev.weft.resolvers.compiled;

import java.util.function.IntFunction;

/** Writes lists of objects. */
record ListWriter(Run run, FieldNode node) {
    /**
     * @param required whether every element has to have a value
     * @param element writes the one at a position
     */
    Outcome write(int size, boolean required, IntFunction<Outcome> element) {
        JsonBuffer out = run.out();
        int start = out.size();
        boolean stands = true;
        run.path().push(node.key());
        out.raw('[');
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                out.raw(',');
            }
            run.path().push(i);
            Outcome outcome = element.apply(i);
            run.path().pop();
            if (outcome != Outcome.WRITTEN) {
                stands &= !required;
                out.nothing();
            }
        }
        run.path().pop();
        if (!stands) {
            out.cut(start);
            return Outcome.FAILED;
        }
        out.raw(']');
        return Outcome.WRITTEN;
    }
}
