package dev.weft.catalog.change;

import dev.weft.catalog.DefaultValue;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.SelectOption;
import dev.weft.catalog.change.NewField.NewOption;
import dev.weft.catalog.change.SchemaOperation.UpdateField;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a wish to other rules of a field that exists: required, unique, indexed, default, options, limits. */
final class FieldUpdates {
    private FieldUpdates() {}

    /**
     * @param backfill for rows without a value, in the form in which it is written; null without one
     * @param renamedOptions the former names of options and the new ones
     */
    record Updated(FieldSpec field, @Nullable Object backfill, Map<String, String> renamedOptions) {}

    static Updated update(FieldSpec field, UpdateField wish, List<String> path) {
        Map<String, String> renamed = renamedOptions(field, wish, path);
        NewField asked = new NewField(
                field.name(),
                field.type(),
                field.label(),
                field.description(),
                wish.required() == null ? field.required() : wish.required(),
                wish.unique() == null ? field.unique() : wish.unique(),
                wish.indexed() == null ? field.indexed() : wish.indexed(),
                wish.defaultValue() == null
                        ? plain(field.defaultValue(), renamed)
                        : wish.defaultValue().json(),
                wish.backfill(),
                wish.options() == null ? plain(field.options()) : wish.options(),
                wish.config() == null
                        ? ConfigRules.plain(field.config())
                        : wish.config().json());
        FieldSpec fresh = FieldRules.field(asked, path);
        FieldSpec updated = field.defined(
                fresh.type(),
                fresh.required(),
                fresh.unique(),
                fresh.indexed(),
                fresh.defaultValue(),
                options(field, asked.options(), fresh.options()),
                fresh.config());
        return new Updated(updated, FieldRules.backfill(updated, asked), renamed);
    }

    /** Former name to new name, for the options that say what they were. */
    private static Map<String, String> renamedOptions(FieldSpec field, UpdateField wish, List<String> path) {
        Map<String, String> renamed = new LinkedHashMap<>();
        List<NewOption> options = wish.options() == null ? List.of() : wish.options();
        for (int i = 0; i < options.size(); i++) {
            NewOption option = options.get(i);
            if (option.was() == null || option.was().equals(option.name())) {
                continue;
            }
            boolean known = known(field, option.was()).isPresent();
            if (!known || renamed.put(option.was(), option.name()) != null) {
                throw new ApiException(ApiError.of(
                                ErrorCode.INVALID_FIELD,
                                known
                                        ? "Only one option of '%s' can have been '%s'"
                                                .formatted(field.name(), option.was())
                                        : "Field '%s' has no option %s that could be renamed"
                                                .formatted(field.name(), NameRules.quoted(option.was())))
                        .at(Members.extend(Members.extend(path, "options"), Integer.toString(i)))
                        .onFields(List.of(field.name())));
            }
        }
        return renamed;
    }

    /** What is not said of an option that exists stays as it is; an empty color is taken away. */
    private static List<SelectOption> options(FieldSpec field, List<NewOption> wishes, List<SelectOption> fresh) {
        return wishes.stream()
                .map(wish -> {
                    SelectOption option = fresh.get(wishes.indexOf(wish));
                    SelectOption old = known(field, wish.was() == null ? wish.name() : wish.was())
                            .orElse(null);
                    return old == null ? option : merged(old, wish, option);
                })
                .toList();
    }

    private static SelectOption merged(SelectOption old, NewOption wish, SelectOption fresh) {
        boolean sameName = old.name().equals(fresh.name());
        String color = wish.color() == null ? old.color() : wish.color();
        return new SelectOption(
                fresh.name(),
                sameName ? old.apiName() : fresh.apiName(),
                wish.label() == null && sameName ? old.label() : fresh.label(),
                color == null || color.isBlank() ? null : color);
    }

    private static Optional<SelectOption> known(FieldSpec field, String option) {
        return field.options().stream()
                .filter(known -> known.name().equals(option))
                .findFirst();
    }

    static List<NewOption> plain(List<SelectOption> options) {
        return options.stream()
                .map(option -> new NewOption(option.name(), option.label(), option.color()))
                .toList();
    }

    /** As a builder would write it, with the new names of options. */
    static @Nullable Object plain(@Nullable DefaultValue value, Map<String, String> renamed) {
        return switch (value) {
            case null -> null;
            case DefaultValue.Generated(DefaultValue.Function function) ->
                Map.of(
                        "fn",
                        switch (function) {
                            case NOW -> "now";
                            case UUID -> "uuid";
                            case CURRENT_USER -> "currentUser";
                        });
            case DefaultValue.Constant(List<?> items)
            when !renamed.isEmpty() ->
                items.stream()
                        .map(item -> renamed.getOrDefault(item.toString(), item.toString()))
                        .toList();
            case DefaultValue.Constant(Object json) ->
                renamed.containsKey(json.toString()) ? renamed.get(json.toString()) : json;
        };
    }
}
