package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.model.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with rows as writes have left them. A key of a row that is not there for the caller is told as the
 * database tells one that is not there at all: the first of them, before anything else.
 */
final class Faults {
    private final List<ApiError> forbidden = new ArrayList<>();
    private @Nullable ApiException missing;

    /** What a fault is told as. */
    interface Subject {
        ArgumentPath path();

        ApiException missing(Column key);
    }

    /** Of a row whose keys the caller has not given. */
    static Subject at(ArgumentPath path) {
        return new Subject() {
            @Override
            public ArgumentPath path() {
                return path;
            }

            @Override
            public ApiException missing(Column key) {
                throw new IllegalArgumentException("no key was given: " + key.name());
            }
        };
    }

    /** @param fault of the demand; null for none */
    void add(@Nullable Integer fault, Demand demand, Subject subject) {
        if (fault == null) {
            return;
        }
        if (fault == Demand.CHECK) {
            forbidden.add(Forbidden.result(demand, subject.path()));
        } else if (missing == null) {
            missing = subject.missing(demand.references().get(fault - 1).column());
        }
    }

    void throwIfAny() {
        if (missing != null) {
            throw missing;
        }
        if (!forbidden.isEmpty()) {
            throw new ApiException(forbidden);
        }
    }
}
