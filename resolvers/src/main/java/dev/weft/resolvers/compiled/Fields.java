package dev.weft.resolvers.compiled;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields selected on an object of one type, in the order of the answer. */
final class Fields {
    static final Fields NONE = new Fields(List.of());

    private final FieldNode[] nodes;
    private final Set<String> names = new LinkedHashSet<>();
    private final boolean leadOn;

    Fields(List<FieldNode> nodes) {
        this.nodes = nodes.toArray(FieldNode[]::new);
        nodes.forEach(node -> names.add(node.name()));
        this.leadOn = nodes.stream().anyMatch(node -> Relations.isRelation(node.operation()));
    }

    FieldNode[] nodes() {
        return nodes;
    }

    /** What the schema calls them. */
    Set<String> names() {
        return names;
    }

    /** Whether any of them is a relation. */
    boolean leadOn() {
        return leadOn;
    }

    /** Writes an object. Where one of its promised values is missing the whole object is. */
    Outcome write(Run run, @Nullable Object source, int position) {
        JsonBuffer out = run.out();
        int start = out.size();
        boolean stands = true;
        for (FieldNode node : nodes) {
            out.raw(node.label());
            stands &= write(node, run, source, position) != Outcome.FAILED;
        }
        if (!stands) {
            out.cut(start);
            return Outcome.FAILED;
        }
        if (nodes.length == 0) {
            out.raw('{');
        } else {
            out.set(start, '{');
        }
        out.raw('}');
        return Outcome.WRITTEN;
    }

    /** Writes the value of a field, or null where there is none and may be none; failed where there has to be one. */
    static Outcome write(FieldNode node, Run run, @Nullable Object source, int position) {
        Outcome outcome = node.member().write(run, source, position);
        if (outcome == Outcome.WRITTEN) {
            return outcome;
        }
        if (!node.isRequired()) {
            run.out().nothing();
            return Outcome.NOTHING;
        }
        if (outcome == Outcome.NOTHING) {
            run.missing(node);
        }
        return Outcome.FAILED;
    }
}
