package dev.weft.resolvers.write;

import dev.weft.schema.Operation.PayloadMember;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a mutation answers. */
public interface Payload {
    /** The fields of Query look at the operation, not at the object they are on. */
    Object QUERY_ROOT = Map.of();

    /**
     * The value of a member: a {@link dev.weft.resolvers.sql.Row} or an {@link dev.weft.resolvers.sql.Edge} of the
     * collection, a list of rows or of {@link RowResult}, a text, a number, or a list of maps with the members of the
     * API's errors. {@code QUERY} is an object that the fields of Query do not look at.
     *
     * @param arguments of the member, coerced by the schema
     */
    @Nullable
    Object member(PayloadMember member, Map<String, Object> arguments);

    /** For a member that the payload's type does not have. */
    static IllegalArgumentException noSuch(PayloadMember member) {
        return new IllegalArgumentException("this payload has no " + member);
    }
}
