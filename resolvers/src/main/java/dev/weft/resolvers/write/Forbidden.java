package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import java.util.List;

/** What policies refuse, in words that tell nothing of the rows. */
final class Forbidden {
    private Forbidden() {}

    /** Nothing of the kind may be done to any row. */
    static ApiError action(CollectionModel collection, PolicyAction action) {
        return ApiError.of(ErrorCode.FORBIDDEN, "You may not " + verb(action) + " rows of " + collection.typeName());
    }

    /** The caller may read the row, but not do this to it. */
    static ApiError row(CollectionModel collection, PolicyAction action, ArgumentPath path, List<String> fields) {
        return located(
                ApiError.of(
                        ErrorCode.FORBIDDEN,
                        "You may not " + verb(action) + " this " + collection.typeName() + named(fields)),
                path,
                fields);
    }

    /** The row would become one that the caller may not leave. */
    static ApiError result(Demand demand, ArgumentPath path) {
        return located(
                ApiError.of(
                        ErrorCode.FORBIDDEN,
                        "You may not leave a " + demand.collection().typeName() + " like this"
                                + named(demand.fields())),
                path,
                demand.fields());
    }

    /** The server has no value for what it sets itself. */
    static ApiError preset(CollectionModel collection) {
        return ApiError.of(
                ErrorCode.FORBIDDEN,
                "Rows of " + collection.typeName() + " hold something of who writes them that is not known of you");
    }

    private static ApiError located(ApiError error, ArgumentPath path, List<String> fields) {
        return error.onFields(fields).at((fields.size() == 1 ? path.child(fields.getFirst()) : path).names());
    }

    private static String named(List<String> fields) {
        return fields.isEmpty() ? "" : ", as far as '" + String.join("', '", fields) + "' goes";
    }

    private static String verb(PolicyAction action) {
        return switch (action) {
            case READ -> "read";
            case CREATE -> "create";
            case UPDATE -> "change";
            case DELETE -> "delete";
        };
    }
}
