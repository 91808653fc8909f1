package dev.weft.resolvers.cost;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of one request, and the shared terms that were worked out for it. */
final class Values {
    static final Values NONE = new Values(Map.of(), Map.of(), 0);

    private static final long UNKNOWN = -1;

    private final Map<String, Object> given;
    private final Map<String, Object> defaults;
    private final long[] shared;

    /** @param shared how many terms are shared */
    Values(Map<String, Object> given, Map<String, Object> defaults, int shared) {
        this.given = given;
        this.defaults = defaults;
        this.shared = new long[shared];
        Arrays.fill(this.shared, UNKNOWN);
    }

    @Nullable
    Object variable(String name) {
        return given.containsKey(name) ? given.get(name) : defaults.get(name);
    }

    long shared(int slot, Term term) {
        if (shared[slot] == UNKNOWN) {
            shared[slot] = term.value(this);
        }
        return shared[slot];
    }
}
