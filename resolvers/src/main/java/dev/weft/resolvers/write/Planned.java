package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parts of a mutation of many rows, as far as their arguments are right.
 *
 * @param general what is wrong with the mutation as a whole
 * @param parts those that are right, by their positions
 * @param refused what is wrong with the others, by their positions
 */
record Planned<T>(List<ApiError> general, Map<Integer, T> parts, Map<Integer, List<ApiError>> refused) {
    /** @param goesOn whether parts may fail alone */
    void throwIfAny(boolean goesOn) {
        List<ApiError> errors = new ArrayList<>(general);
        if (!goesOn) {
            refused.values().forEach(errors::addAll);
        }
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
    }

    int size() {
        return parts.size() + refused.size();
    }
}
