package dev.weft.resolvers.compiled;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param data null where a required root field has no value
 * @param empty whether every root field is null
 * @param problems in the order in which they were met
 */
public record CompiledAnswer(@Nullable JsonBytes data, boolean empty, List<Problem> problems, List<Root> roots) {
    /**
     * A root field and where its value stands.
     *
     * @param isTypeName whether it tells the name of the root type and nothing else
     */
    public record Root(String key, boolean isTypeName, int start, int end) {}

    static CompiledAnswer of(JsonBuffer out, List<Root> roots, boolean stands, boolean empty, List<Problem> problems) {
        if (roots.isEmpty()) {
            out.raw('{');
        } else {
            out.set(0, '{');
        }
        out.raw('}');
        return new CompiledAnswer(stands ? out.finish() : null, empty, problems, List.copyOf(roots));
    }

    /**
     * The answer of a mutation that was rolled back, as a whole or in part. Its root fields are those that lose their
     * value by that.
     *
     * @param untrue which root fields tell of something that was undone
     */
    public CompiledAnswer rolledBack(Predicate<String> untrue) {
        JsonBytes said = data;
        if (said == null) {
            return this;
        }
        JsonBuffer out = new JsonBuffer(said.length() + 1);
        List<Root> undone = new ArrayList<>();
        boolean nothing = true;
        for (Root root : roots) {
            boolean kept = root.isTypeName() || !untrue.test(root.key());
            out.raw(",\"" + root.key() + "\":");
            if (kept) {
                said.copyTo(out, root.start(), root.end());
            } else {
                out.nothing();
                undone.add(root);
            }
            nothing &= !kept;
        }
        CompiledAnswer answer = of(out, roots, true, nothing, problems);
        return new CompiledAnswer(answer.data(), nothing, problems, undone);
    }
}
