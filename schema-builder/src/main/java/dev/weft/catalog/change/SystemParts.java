package dev.weft.catalog.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.Set;

/** What comes with every project and is not the builder's to rename or take away. */
final class SystemParts {
    private static final Set<String> USER_FIELDS =
            Set.of("email", "email_verified", "full_name", "avatar_url", "roles");

    private SystemParts() {}

    static boolean isField(CollectionSpec collection, String name) {
        return ReservedWords.COLUMNS.contains(name)
                || (collection.name().equals(CollectionSpec.USERS) && USER_FIELDS.contains(name));
    }

    /** Refuses what would take the collection of users away, under its name at least. */
    static void checkCollection(CollectionSpec collection, List<String> path) {
        if (collection.name().equals(CollectionSpec.USERS)) {
            throw new ApiException(
                    ApiError.of(ErrorCode.RESERVED_NAME, "Collection 'users' belongs to the system and stays as it is")
                            .at(path));
        }
    }
}
