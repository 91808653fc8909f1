package dev.weft.resolvers.compiled;

import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowResult;
import dev.weft.schema.Operation;
import dev.weft.schema.Operation.ResultMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of each of many rows. The position of a result is that of its row among those that there are. */
record ResultMembers(Relations relations) {
    Outcome write(Run run, FieldNode node, List<?> results) {
        List<Row> rows = new ArrayList<>();
        int[] positions = new int[results.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = rows.size();
            Row row = result(results.get(i)).row();
            if (row != null) {
                rows.add(row);
            }
        }
        for (FieldNode member : node.fields().nodes()) {
            if (member.operation() instanceof Operation.ReadResult(var _, ResultMember what)
                    && what == ResultMember.ROW) {
                relations.read(run, member.fields(), rows);
            }
        }
        return new ListWriter(run, node)
                .write(positions.length, true, i -> node.fields().write(run, results.get(i), positions[i]));
    }

    static Member of(FieldNode node, ResultMember member) {
        Fields fields = node.fields();
        return switch (member) {
            case INDEX, OUTCOME -> {
                PlainWriter writer = PlainWriter.of(node);
                yield (run, source, _) ->
                        writer.write(run, Objects.requireNonNull(result(source).member(member)));
            }
            case ROW, ERROR ->
                (run, source, position) -> {
                    Object value = result(source).member(member);
                    return value == null ? Outcome.NOTHING : Relations.object(run, node, fields, value, position);
                };
        };
    }

    private static RowResult result(@Nullable Object source) {
        return (RowResult) Objects.requireNonNull(source);
    }
}
