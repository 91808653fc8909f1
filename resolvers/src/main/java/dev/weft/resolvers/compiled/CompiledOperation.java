package dev.weft.resolvers.compiled;

import dev.weft.resolvers.change.RowEvent;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.plan.Selection;
import dev.weft.resolvers.sql.RowPage;
import dev.weft.schema.Operation;
import graphql.execution.CoercedVariables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation that needs nothing but plans, statements and a buffer. */
public final class CompiledOperation {
    private static final int ROOM = 1_024;
    private static final int MUCH = 1 << 20;

    private final Fields roots;
    private final SubscriptionMembers subscriptions;
    /** About the size of the last answer. */
    private volatile int expected = ROOM;

    CompiledOperation(Fields roots, SubscriptionMembers subscriptions) {
        this.roots = roots;
        this.subscriptions = subscriptions;
    }

    /** What a root field does, with which arguments, and what is selected of it. */
    public record Root(@Nullable Operation operation, Map<String, Object> arguments, Selection selection) {}

    /** @throws RuntimeException where an argument does not fit its type */
    public List<Root> roots(CoercedVariables variables) {
        return Arrays.stream(roots.nodes())
                .map(node -> new Root(
                        node.operation(),
                        node.arguments().with(variables),
                        new CompiledSelection(List.of(node), variables)))
                .toList();
    }

    /** An answer for each change, of a subscription to changes. What is selected of their rows is read for all at once. */
    public List<CompiledAnswer> tell(OperationContext context, CoercedVariables variables, List<RowEvent> events) {
        FieldNode root = roots.nodes()[0];
        Run run = new Run(context, variables, true, ROOM);
        List<CompiledAnswer> answers = new ArrayList<>();
        subscriptions.read(run, root, events).forEach(told -> answers.add(tell(run, root, told, told.position())));
        return answers;
    }

    /** The answer for a page, of a subscription to rows. */
    public CompiledAnswer tell(OperationContext context, CoercedVariables variables, RowPage page) {
        return tell(new Run(context, variables, true, expected), roots.nodes()[0], page, 0);
    }

    private static CompiledAnswer tell(Run run, FieldNode root, Object source, int position) {
        JsonBuffer out = run.out();
        int start = out.size();
        int known = run.problems().size();
        out.raw(root.label());
        Outcome outcome = Fields.write(root, run, source, position);
        out.set(start, '{');
        out.raw('}');
        List<Problem> problems =
                List.copyOf(run.problems().subList(known, run.problems().size()));
        JsonBytes data = outcome == Outcome.FAILED ? null : JsonBytes.of(out.from(start));
        out.cut(start);
        return new CompiledAnswer(data, false, problems, List.of());
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
