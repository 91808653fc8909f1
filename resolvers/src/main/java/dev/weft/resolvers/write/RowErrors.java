package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;

/** What is wrong with the row that a change is meant for. */
final class RowErrors {
    private RowErrors() {}

    static ApiError absent(CollectionModel collection, ArgumentPath path) {
        return ApiError.of(ErrorCode.NOT_FOUND, "There is no " + collection.typeName() + " with this id")
                .at(path.names());
    }

    /** By a row of which the caller is told nothing. */
    static ApiError taken(ArgumentPath path) {
        return ApiError.of(ErrorCode.UNIQUE_VIOLATION, "Another row already has this value; choose another one")
                .at(path.names());
    }

    static ApiError conflict(CollectionModel collection, ArgumentPath path) {
        return ApiError.of(
                        ErrorCode.VERSION_CONFLICT,
                        "The " + collection.typeName() + " was changed by somebody else since it was read")
                .at(path.names())
                .withHint("Read it again, then repeat the change with its new rowVersion");
    }
}
