package dev.weft.catalog.change;

import dev.weft.catalog.DefaultValue;
import dev.weft.catalog.FieldConfig;
import dev.weft.catalog.FieldId;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.SelectOption;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a wish to a field: checks name, options, limits and default, and derives what is stored. */
final class FieldRules {
    private static final int MAX_OPTIONS = 500;

    private final NewField wish;
    private final List<String> path;

    private FieldRules(NewField wish, List<String> path) {
        this.wish = wish;
        this.path = path;
    }

    /**
     * The field, with a new id.
     *
     * @param path of the wish inside the operations, for errors
     */
    static FieldSpec field(NewField wish, List<String> path) {
        return new FieldRules(wish, path).field();
    }

    private FieldSpec field() {
        NameRules.checkField(wish.name(), at("name"));
        if (wish.type() == FieldType.USER) {
            NameRules.checkRelation(wish.name(), at("name"));
            RelationRules.checkLength(wish.name(), at("name"));
        }
        checkUniqueAndIndexed();
        List<SelectOption> options = options();
        FieldConfig config = ConfigRules.config(wish.type(), wish.config(), at("config"));
        ValueRules values = new ValueRules(wish.type(), options, config);
        if (wish.backfill() != null && values.canonical(wish.backfill()).isEmpty()) {
            throw refuse(ErrorCode.INVALID_FIELD, "backfill", "does not fit: " + values.expected());
        }
        return new FieldSpec(
                FieldId.random(),
                wish.name(),
                Names.camelCase(wish.name()),
                wish.type() == FieldType.USER ? wish.name() + "_id" : wish.name(),
                label(),
                wish.description(),
                wish.type(),
                wish.required(),
                wish.unique(),
                wish.indexed(),
                defaultValue(values),
                options,
                config,
                null,
                List.of(),
                null);
    }

    /** The backfill in the form in which it is written, null without one. */
    static @Nullable Object backfill(FieldSpec field, NewField wish) {
        Object given = wish.backfill();
        return given == null
                ? null
                : new ValueRules(field.type(), field.options(), field.config())
                        .canonical(given)
                        .orElseThrow();
    }

    private String label() {
        return wish.label() == null || wish.label().isBlank() ? Names.label(wish.name()) : wish.label();
    }

    private void checkUniqueAndIndexed() {
        boolean comparable = switch (wish.type()) {
            case LONG_TEXT, JSON, MULTI_SELECT, TEXT_LIST -> false;
            case TEXT,
                    URL,
                    EMAIL,
                    INTEGER,
                    BIGINT,
                    NUMBER,
                    FLOAT,
                    BOOLEAN,
                    DATE,
                    DATE_TIME,
                    UUID,
                    SINGLE_SELECT,
                    USER -> true;
        };
        if (wish.unique() && !comparable) {
            throw refuse(ErrorCode.INVALID_FIELD, "unique", "cannot be on for a field of type " + wish.type());
        }
        if (wish.indexed() && wish.type() == FieldType.LONG_TEXT) {
            throw refuse(
                    ErrorCode.INVALID_FIELD,
                    "indexed",
                    "cannot be on for long texts; use TEXT with a maxLength, or 'search' or 'similar' in the config");
        }
    }

    private List<SelectOption> options() {
        List<NewField.NewOption> wishes = wish.options();
        if (!wish.type().isSelect()) {
            if (!wishes.isEmpty()) {
                throw refuse(ErrorCode.INVALID_FIELD, "options", "belong to select fields only");
            }
            return List.of();
        }
        if (wishes.isEmpty() || wishes.size() > MAX_OPTIONS) {
            throw refuse(ErrorCode.INVALID_FIELD, "options", "must be between 1 and 500 for a select field");
        }
        List<SelectOption> options = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < wishes.size(); i++) {
            SelectOption option = option(wishes.get(i), Members.extend(at("options"), Integer.toString(i)));
            if (!taken.add(option.apiName())) {
                throw refuse(
                        ErrorCode.INVALID_FIELD,
                        "options",
                        "has '%s' twice; give each another name".formatted(option.name()));
            }
            options.add(option);
        }
        return options;
    }

    private static SelectOption option(NewField.NewOption wish, List<String> path) {
        NameRules.checkOption(wish.name(), path);
        return new SelectOption(
                wish.name(),
                Names.screamingSnake(wish.name()),
                wish.label() == null || wish.label().isBlank() ? Names.label(wish.name()) : wish.label(),
                wish.color());
    }

    private @Nullable DefaultValue defaultValue(ValueRules values) {
        Object given = wish.defaultValue();
        if (given == null) {
            return null;
        }
        if (wish.type() != FieldType.JSON && given instanceof Map<?, ?> call) {
            return new DefaultValue.Generated(function(call));
        }
        Object constant = values.canonical(given)
                .orElseThrow(() -> refuse(ErrorCode.INVALID_DEFAULT, "default", "does not fit: " + values.expected()));
        if (wish.unique()) {
            throw refuse(
                    ErrorCode.INVALID_DEFAULT,
                    "default",
                    "cannot be one value for all rows, since the field is unique");
        }
        return new DefaultValue.Constant(constant);
    }

    private DefaultValue.Function function(Map<?, ?> call) {
        DefaultValue.Function function = switch (call.size() == 1 ? String.valueOf(call.get("fn")) : "") {
            case "now" -> DefaultValue.Function.NOW;
            case "uuid" -> DefaultValue.Function.UUID;
            case "currentUser" -> DefaultValue.Function.CURRENT_USER;
            case null, default ->
                throw refuse(
                        ErrorCode.INVALID_DEFAULT,
                        "default",
                        "is a value or one of {\"fn\": \"now\"}, {\"fn\": \"uuid\"}, {\"fn\": \"currentUser\"}");
        };
        boolean fits = switch (function) {
            case NOW -> wish.type() == FieldType.DATE || wish.type() == FieldType.DATE_TIME;
            case UUID -> wish.type() == FieldType.UUID;
            case CURRENT_USER -> wish.type() == FieldType.USER;
        };
        if (!fits) {
            throw refuse(
                    ErrorCode.INVALID_DEFAULT,
                    "default",
                    "'%s' does not make a value of type %s".formatted(call.get("fn"), wish.type()));
        }
        return function;
    }

    private List<String> at(String member) {
        return Members.extend(path, member);
    }

    private ApiException refuse(ErrorCode code, String member, String reason) {
        return new ApiException(ApiError.of(code, "The %s of field '%s' %s".formatted(member, wish.name(), reason))
                .at(at(member))
                .onFields(List.of(wish.name())));
    }
}
