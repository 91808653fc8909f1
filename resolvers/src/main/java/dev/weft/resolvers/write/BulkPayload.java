package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.resolvers.sql.Row;
import dev.weft.schema.Operation.PayloadMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a mutation of many rows answers.
 *
 * @param rows as the write left them, in the order of the input; none where it failed
 * @param results one for each row of the input
 * @param errors what the caller can correct, empty where it succeeded
 */
record BulkPayload(List<Row> rows, List<RowResult> results, List<ApiError> errors) implements Payload {
    private static final String INPUT = "input";

    static BulkPayload created(List<Row> rows) {
        List<RowResult> results = new ArrayList<>(rows.size());
        for (Row row : rows) {
            results.add(new RowResult(results.size(), Outcome.CREATED, row, null));
        }
        return new BulkPayload(rows, results, List.of());
    }

    /**
     * None of the rows was written.
     *
     * @param rows how many there were
     */
    static BulkPayload failed(int rows, List<ApiError> errors) {
        List<RowResult> results = new ArrayList<>(rows);
        for (int index = 0; index < rows; index++) {
            List<String> place = List.of(INPUT, Integer.toString(index));
            ApiError own = errors.stream()
                    .filter(error -> error.path().size() >= place.size()
                            && error.path().subList(0, place.size()).equals(place))
                    .findFirst()
                    .orElse(null);
            results.add(new RowResult(index, Outcome.FAILED, null, own));
        }
        return new BulkPayload(List.of(), results, errors);
    }

    @Override
    public Object member(PayloadMember member, Map<String, Object> arguments) {
        return switch (member) {
            case AFFECTED_COUNT -> rows.size();
            case ROWS -> rows;
            case DELETED_IDS -> List.of();
            case RESULTS -> results;
            case ERRORS -> MutationErrors.of(errors);
            case QUERY -> QUERY_ROOT;
            case ROW, EDGE, OUTCOME, DELETED_ID -> throw Payload.noSuch(member);
        };
    }
}
