package dev.weft.catalog.document;

import dev.weft.catalog.DefaultValue;
import dev.weft.catalog.FieldConfig;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.SelectOption;
import dev.weft.model.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a document.
 *
 * @param defaultValue as a builder gives it, plain JSON; null for none
 * @param options each as a builder gives it
 * @param formerNames that the API still serves, in order of the alphabet
 */
record FieldDocument(
        String name,
        FieldType type,
        String label,
        @Nullable String description,
        boolean required,
        boolean unique,
        boolean indexed,
        @Nullable Object defaultValue,
        List<Map<String, Object>> options,
        Map<String, Object> config,
        @Nullable String deprecated,
        List<String> formerNames) {
    static FieldDocument of(FieldSpec field) {
        return new FieldDocument(
                field.name(),
                field.type(),
                field.label(),
                field.description(),
                field.required(),
                field.unique(),
                field.indexed(),
                PlainJson.settled(defaultValue(field.defaultValue())),
                field.options().stream().map(FieldDocument::option).toList(),
                config(field.config()),
                field.deprecated(),
                FormerNames.of(field.aliases()));
    }

    private static @Nullable Object defaultValue(@Nullable DefaultValue value) {
        return switch (value) {
            case null -> null;
            case DefaultValue.Constant(Object json) -> json;
            case DefaultValue.Generated(DefaultValue.Function function) ->
                switch (function) {
                    case NOW -> Map.of("fn", "now");
                    case UUID -> Map.of("fn", "uuid");
                    case CURRENT_USER -> Map.of("fn", "currentUser");
                };
        };
    }

    private static Map<String, Object> option(SelectOption option) {
        return new PlainJson()
                .put("name", option.name())
                .put("label", option.label().equals(Names.label(option.name())) ? null : option.label())
                .put("color", option.color())
                .map();
    }

    private static Map<String, Object> config(FieldConfig config) {
        return new PlainJson()
                .put("maxLength", PlainJson.settled(config.maxLength()))
                .put("pattern", config.pattern())
                .put("min", PlainJson.settled(config.min()))
                .put("max", PlainJson.settled(config.max()))
                .put("scale", PlainJson.settled(config.scale()))
                .put("search", config.search())
                .put("similar", config.similar())
                .map();
    }

    FieldDocument with(Optional<String> newDeprecated, List<String> newFormerNames) {
        return new FieldDocument(
                name,
                type,
                label,
                description,
                required,
                unique,
                indexed,
                defaultValue,
                options,
                config,
                newDeprecated.filter(reason -> !reason.isBlank()).orElse(null),
                newFormerNames);
    }

    Map<String, Object> json() {
        return new PlainJson()
                .put("name", name)
                .put("type", type.name())
                .put("label", label.equals(Names.label(name)) ? null : label)
                .put("description", description)
                .put("required", required)
                .put("unique", unique)
                .put("indexed", indexed)
                .always("default", defaultValue)
                .put("options", options)
                .put("config", config)
                .put("deprecated", deprecated)
                .put("formerNames", formerNames)
                .map();
    }
}
