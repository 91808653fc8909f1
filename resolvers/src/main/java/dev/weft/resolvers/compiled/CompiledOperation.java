package dev.weft.resolvers.compiled;

import dev.weft.resolvers.operation.OperationContext;
import graphql.execution.CoercedVariables;
import java.util.ArrayList;
import java.util.List;

/** An operation that needs nothing but plans, statements and a buffer. */
public final class CompiledOperation {
    private static final int ROOM = 1_024;
    private static final int MUCH = 1 << 20;

    private final Fields roots;
    /** About the size of the last answer. */
    private volatile int expected = ROOM;

    CompiledOperation(Fields roots) {
        this.roots = roots;
    }

    /** Reads and writes. What goes wrong is in the answer. */
    public CompiledAnswer run(OperationContext context, CoercedVariables variables) {
        Run run = new Run(context, variables, roots.nodes().length == 1, expected);
        List<CompiledAnswer.Root> written = new ArrayList<>();
        JsonBuffer out = run.out();
        boolean stands = true;
        boolean empty = true;
        for (FieldNode node : roots.nodes()) {
            out.raw(node.label());
            int start = out.size();
            Outcome outcome = Fields.write(node, run, null, 0);
            stands &= outcome != Outcome.FAILED;
            empty &= outcome == Outcome.NOTHING;
            written.add(new CompiledAnswer.Root(node.key(), node.operation() == null, start, out.size()));
        }
        expected = Math.min(out.size() + out.size() / 8 + ROOM, MUCH);
        return CompiledAnswer.of(out, written, stands, empty, run.problems());
    }
}
