package dev.weft.catalog.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.stream.Stream;

/** Fields, relations and the other ends of relations share the names of a collection. */
final class MemberNames {
    private MemberNames() {}

    /** Refuses a name that the collection has already; what is archived keeps its name. */
    static void checkFree(ProjectCatalog catalog, CollectionSpec collection, String name, List<String> path) {
        holders(catalog, collection, name).findFirst().ifPresent(holder -> {
            throw new ApiException(ApiError.of(
                            ErrorCode.NAME_TAKEN,
                            "Collection '%s' already has %s '%s'".formatted(collection.name(), holder, name))
                    .at(path)
                    .onFields(List.of(name))
                    .withHint("Try '%s_2'".formatted(name)));
        });
    }

    private static Stream<String> holders(ProjectCatalog catalog, CollectionSpec collection, String name) {
        Stream<String> fields = collection.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(field -> field.isArchived() ? "an archived field" : "a field");
        Stream<String> relations = Stream.concat(
                        collection.relations().stream()
                                .filter(relation -> relation.name().equals(name)),
                        catalog.collections().stream()
                                .flatMap(other -> other.relations().stream())
                                .filter(relation -> relation.target().equals(collection.id()))
                                .filter(relation -> name.equals(relation.inverseName())))
                .map(relation -> relation.isArchived() ? "an archived relation" : "a relation");
        return Stream.concat(fields, relations);
    }
}
