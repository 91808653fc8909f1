package dev.weft.catalog.change;

import dev.weft.catalog.CollectionNames;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a collection may be called, and what the API calls it then. */
final class CollectionRules {
    private CollectionRules() {}

    static void checkFree(ProjectCatalog catalog, String name, List<String> path) {
        catalog.collection(name).ifPresent(holder -> {
            throw new ApiException(
                    ApiError.of(ErrorCode.NAME_TAKEN, taken(holder)).at(path).withHint("Try '%s_2'".formatted(name)));
        });
    }

    private static String taken(CollectionSpec holder) {
        return "There is already %s collection '%s'"
                .formatted(holder.isArchived() ? "an archived" : "a", holder.name());
    }

    /**
     * The name of the type.
     *
     * @param wish null for the one that follows from the collection's name
     * @param path of the operation, which says both names
     */
    static String typeName(String name, @Nullable String wish, List<String> path) {
        if (wish != null) {
            NameRules.checkTypeName(wish, Members.extend(path, "typeName"));
            return wish;
        }
        String plural = Names.pascalCase(name);
        String singular = Names.pascalCase(Singular.of(name));
        String derived = singular.equals(plural) ? plural + "Item" : singular;
        NameRules.checkTypeName(derived, Members.extend(path, "name"));
        return derived;
    }

    static CollectionNames names(String name, String typeName) {
        return new CollectionNames(typeName, Names.camelCase(name), Names.decapitalise(typeName));
    }
}
