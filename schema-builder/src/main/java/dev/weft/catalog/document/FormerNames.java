package dev.weft.catalog.document;

import dev.weft.catalog.CollectionNames;
import dev.weft.model.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names that the API still serves, as catalog names that lead to them. */
final class FormerNames {
    private FormerNames() {}

    static List<String> of(List<String> aliases) {
        return aliases.stream().map(FormerNames::snakeCase).sorted().toList();
    }

    /** {@code publishedAt} to {@code published_at}. */
    private static String snakeCase(String apiName) {
        return apiName.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Of a collection. */
    record Collection(String name, String typeName) {
        static Collection of(CollectionNames names) {
            return new Collection(snakeCase(names.listName()), names.typeName());
        }

        /** In the form that every name with the same API names has. */
        static Collection of(String name, String typeName) {
            return new Collection(snakeCase(Names.camelCase(name)), typeName);
        }

        Map<String, Object> json() {
            return new PlainJson().put("name", name).put("typeName", typeName).map();
        }
    }
}
