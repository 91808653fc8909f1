package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.model.GlobalId;
import dev.weft.resolvers.sql.Row;
import dev.weft.schema.Operation.PayloadMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a mutation of many rows answers.
 *
 * @param results in the order of the input
 * @param errors what the caller can correct
 */
record BulkPayload(List<RowResult> results, List<ApiError> errors) implements Payload {

    /** One row for each part of the input, or in the order in which they were found. */
    static BulkPayload of(List<Written> rows) {
        List<RowResult> results = new ArrayList<>(rows.size());
        for (Written row : rows) {
            results.add(new RowResult(results.size(), row.outcome(), row.shown(), null));
        }
        return new BulkPayload(results, List.of());
    }

    /**
     * Parts by their positions: what became of each, and why the others failed. A part may be of several rows, or of
     * none.
     */
    static BulkPayload ofEach(Map<Integer, List<Written>> done, Map<Integer, List<ApiError>> failed) {
        Map<Integer, List<RowResult>> results = new TreeMap<>();
        done.forEach((index, rows) -> results.put(
                index,
                rows.isEmpty()
                        ? List.of(new RowResult(index, Outcome.UNCHANGED, null, null))
                        : rows.stream()
                                .map(row -> new RowResult(index, row.outcome(), row.shown(), null))
                                .toList()));
        failed.forEach((index, errors) ->
                results.put(index, List.of(new RowResult(index, Outcome.FAILED, null, errors.getFirst()))));
        return new BulkPayload(
                results.values().stream().flatMap(List::stream).toList(),
                failed.values().stream().flatMap(List::stream).toList());
    }

    /**
     * None of the rows was written.
     *
     * @param argument whose parts the results are
     * @param parts how many it has
     */
    static BulkPayload failed(String argument, int parts, List<ApiError> errors) {
        List<RowResult> results = new ArrayList<>(parts);
        for (int index = 0; index < parts; index++) {
            List<String> place = List.of(argument, Integer.toString(index));
            ApiError own = errors.stream()
                    .filter(error -> error.path().size() >= place.size()
                            && error.path().subList(0, place.size()).equals(place))
                    .findFirst()
                    .orElse(null);
            results.add(new RowResult(index, Outcome.FAILED, null, own));
        }
        return new BulkPayload(results, errors);
    }

    @Override
    public Object member(PayloadMember member, Map<String, Object> arguments) {
        return switch (member) {
            case AFFECTED_COUNT ->
                (int) results.stream().filter(BulkPayload::isAffected).count();
            case ROWS -> rows();
            case DELETED_IDS -> deletedIds();
            case RESULTS -> results;
            case ERRORS -> MutationErrors.of(errors);
            case QUERY -> QUERY_ROOT;
            case ROW, EDGE, OUTCOME, DELETED_ID -> throw Payload.noSuch(member);
        };
    }

    private List<Row> rows() {
        return results.stream().map(RowResult::row).filter(Objects::nonNull).toList();
    }

    private List<String> deletedIds() {
        return results.stream()
                .filter(result -> result.outcome() == Outcome.DELETED)
                .map(result -> globalId(Objects.requireNonNull(result.row())))
                .toList();
    }

    private static String globalId(Row row) {
        return new GlobalId(row.collection().spec().number(), row.key()).encode();
    }

    private static boolean isAffected(RowResult result) {
        return switch (result.outcome()) {
            case CREATED, UPDATED, DELETED -> true;
            case UNCHANGED, FAILED -> false;
        };
    }
}
