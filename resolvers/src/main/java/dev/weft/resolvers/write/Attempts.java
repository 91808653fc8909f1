package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.resolvers.sql.OperationSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Does to many parts what can be done, all at once as long as nothing fails. Parts that an error names are left out; where
 * it names none, each half is tried apart, so that one bad part among ten thousand costs some thirty statements.
 */
final class Attempts<T, R> {
    private final OperationSession session;
    private final Function<List<T>, List<R>> work;
    private final Map<Integer, T> parts;
    private final Map<Integer, R> done = new TreeMap<>();
    private final Map<Integer, List<ApiError>> failed = new TreeMap<>();

    /**
     * @param work answers one result for each part, or fails for all
     * @param parts by their positions
     */
    Attempts(OperationSession session, Map<Integer, T> parts, Function<List<T>, List<R>> work) {
        this.session = session;
        this.parts = parts;
        this.work = work;
    }

    Attempts<T, R> run() {
        attempt(List.copyOf(parts.keySet()));
        return this;
    }

    /** What was done, by the positions of the parts. */
    Map<Integer, R> done() {
        return done;
    }

    /** Why the others could not be. */
    Map<Integer, List<ApiError>> failed() {
        return failed;
    }

    private void attempt(List<Integer> positions) {
        if (positions.isEmpty()) {
            return;
        }
        try {
            List<R> results = session.attempt(
                    () -> work.apply(positions.stream().map(parts::get).toList()));
            for (int i = 0; i < results.size(); i++) {
                done.put(positions.get(i), results.get(i));
            }
        } catch (ApiException refusal) {
            if (session.hasFailed() || !Mutation.isCorrectable(refusal)) {
                throw refusal;
            }
            divide(positions, refusal);
        }
    }

    private void divide(List<Integer> positions, ApiException refusal) {
        if (positions.size() == 1) {
            failed.put(positions.getFirst(), refusal.errors());
            return;
        }
        Map<Integer, List<ApiError>> named = named(positions, refusal);
        if (refusal.getCause() == null && !named.isEmpty()) {
            failed.putAll(named);
            attempt(positions.stream().filter(at -> !named.containsKey(at)).toList());
            return;
        }
        int middle = positions.size() / 2;
        attempt(positions.subList(0, middle));
        attempt(positions.subList(middle, positions.size()));
    }

    /** The parts whose place in the argument's list the errors tell. */
    private static Map<Integer, List<ApiError>> named(List<Integer> positions, ApiException refusal) {
        Map<String, Integer> byName = new java.util.HashMap<>();
        positions.forEach(at -> byName.put(Integer.toString(at), at));
        Map<Integer, List<ApiError>> named = new TreeMap<>();
        for (ApiError error : refusal.errors()) {
            Integer at =
                    error.path().size() < 2 ? null : byName.get(error.path().get(1));
            if (at != null) {
                named.computeIfAbsent(at, _ -> new ArrayList<>()).add(error);
            }
        }
        return named;
    }
}
