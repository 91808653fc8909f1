package dev.weft.catalog.change;

import dev.weft.catalog.FieldId;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.SelectOption;
import dev.weft.catalog.change.NewField.NewOption;
import dev.weft.catalog.change.SchemaOperation.UpdateField;
import dev.weft.model.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which options of selects an operation gives other names; a catalog alone does not tell. */
final class RenamedOptions {
    private RenamedOptions() {}

    /** Former names and new ones, those of the catalog and those of the API, for the one field that is meant. */
    static Map<FieldId, Map<String, String>> of(ProjectCatalog found, SchemaOperation operation) {
        if (!(operation instanceof UpdateField update)) {
            return Map.of();
        }
        List<NewOption> options = update.options() == null ? List.of() : update.options();
        return found.collection(update.collection())
                .flatMap(collection -> collection.fields().stream()
                        .filter(field -> field.name().equals(update.field()))
                        .findFirst())
                .map(field -> Map.of(field.id(), names(field, options)))
                .orElse(Map.of());
    }

    private static Map<String, String> names(FieldSpec field, List<NewOption> options) {
        Map<String, String> names = new HashMap<>();
        for (NewOption option : options) {
            Optional<SelectOption> was = field.options().stream()
                    .filter(known -> known.name().equals(option.was()))
                    .filter(known -> !known.name().equals(option.name()))
                    .findFirst();
            was.ifPresent(known -> {
                names.put(known.apiName(), Names.screamingSnake(option.name()));
                names.put(known.name(), option.name());
            });
        }
        return names;
    }
}
