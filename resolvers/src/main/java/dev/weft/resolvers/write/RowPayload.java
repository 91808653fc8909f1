package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.model.GlobalId;
import dev.weft.resolvers.plan.CursorFormat;
import dev.weft.resolvers.plan.Order;
import dev.weft.resolvers.plan.OrderReader;
import dev.weft.resolvers.sql.Edge;
import dev.weft.resolvers.sql.Row;
import dev.weft.schema.Operation.PayloadMember;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mutation of one row answers.
 *
 * @param row as the write left it; null where it failed
 * @param errors what the caller can correct, empty where it succeeded
 * @param orders reads the order of the list that the row's edge is of
 */
record RowPayload(@Nullable Row row, Outcome outcome, List<ApiError> errors, OrderReader orders) implements Payload {
    static RowPayload of(Written written, OrderReader orders) {
        return new RowPayload(written.shown(), written.outcome(), List.of(), orders);
    }

    static RowPayload failed(List<ApiError> errors, OrderReader orders) {
        return new RowPayload(null, Outcome.FAILED, errors, orders);
    }

    @Override
    public @Nullable Object member(PayloadMember member, Map<String, Object> arguments) {
        return switch (member) {
            case ROW -> row;
            case EDGE -> row == null ? null : edge(row, arguments);
            case OUTCOME -> outcome.name();
            case DELETED_ID -> row == null ? null : globalId(row);
            case ERRORS -> MutationErrors.of(errors);
            case QUERY -> QUERY_ROOT;
            case AFFECTED_COUNT, ROWS, DELETED_IDS, RESULTS -> throw Payload.noSuch(member);
        };
    }

    /** The row as an edge of the list in this order. */
    private Edge edge(Row row, Map<String, Object> arguments) {
        Order order = orders.read(row.collection(), arguments.get("orderBy"));
        return new Edge(row, new CursorFormat(row.collection(), order));
    }

    private static String globalId(Row row) {
        return new GlobalId(row.collection().spec().number(), row.key()).encode();
    }
}
