package dev.weft.catalog.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.DefaultValue;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.change.SchemaOperation.ChangeFieldType;
import dev.weft.catalog.change.SchemaOperation.ConversionFailure;
import dev.weft.ddl.Conversion;
import dev.weft.ddl.Conversions;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a wish to a field of another type: whether its values, default, limits and indexes can follow. */
final class TypeChanges {
    private final CollectionSpec collection;
    private final FieldSpec field;
    private final ChangeFieldType wish;
    private final List<String> path;

    private TypeChanges(CollectionSpec collection, FieldSpec field, ChangeFieldType wish, List<String> path) {
        this.collection = collection;
        this.field = field;
        this.wish = wish;
        this.path = path;
    }

    static FieldSpec retyped(CollectionSpec collection, FieldSpec field, ChangeFieldType wish, List<String> path) {
        return new TypeChanges(collection, field, wish, path).retyped();
    }

    private FieldSpec retyped() {
        if (wish.type() == field.type()) {
            throw refuse(
                    ErrorCode.INVALID_FIELD,
                    "type",
                    "Field '%s' already has the type %s".formatted(field.name(), field.type()));
        }
        checkPossible();
        checkIndexes();
        NewField asked = new NewField(
                field.name(),
                wish.type(),
                field.label(),
                field.description(),
                field.required(),
                field.unique(),
                field.indexed(),
                null,
                null,
                options(),
                wish.config() == null ? ConfigRules.kept(wish.type(), field.config()) : wish.config());
        FieldSpec fresh = FieldRules.field(asked, path);
        FieldSpec retyped = field.defined(
                fresh.type(),
                fresh.required(),
                fresh.unique(),
                fresh.indexed(),
                defaultValue(fresh),
                fresh.options(),
                fresh.config());
        checkFailure(retyped);
        return retyped;
    }

    private List<NewField.NewOption> options() {
        boolean keepsThem = wish.options().isEmpty() && wish.type().isSelect();
        return keepsThem ? FieldUpdates.plain(field.options()) : wish.options();
    }

    private void checkPossible() {
        List<FieldType> possible = Conversions.from(field.type());
        if (possible.contains(wish.type())) {
            return;
        }
        String sentence = possible.isEmpty()
                ? "Field '%s' of type %s cannot change its type".formatted(field.name(), field.type())
                : "Field '%s' of type %s cannot become %s; possible are %s"
                        .formatted(field.name(), field.type(), wish.type(), possible);
        throw new ApiException(ApiError.of(ErrorCode.INVALID_FIELD, sentence)
                .at(Members.extend(path, "type"))
                .onFields(List.of(field.name()))
                .withHint("Add a field of type %s and fill it from this one".formatted(wish.type())));
    }

    private void checkIndexes() {
        boolean inverted = wish.type() == FieldType.JSON || wish.type().isList();
        for (IndexSpec index : collection.indexes()) {
            boolean fits = wish.type() != FieldType.LONG_TEXT
                    && !(inverted && (index.unique() || index.columns().size() > 1));
            if (index.columns().contains(field.column()) && !fits) {
                throw refuse(
                        ErrorCode.INVALID_FIELD,
                        "type",
                        "Index '%s' cannot hold values of type %s; drop it first with dropIndex, in the same change if you like"
                                .formatted(index.name(), wish.type()));
            }
        }
    }

    /** A required field has no room for values that become null. */
    private void checkFailure(FieldSpec retyped) {
        Conversion conversion = Conversions.between(field, retyped).orElseThrow();
        if (field.required() && wish.onFailure() == ConversionFailure.SET_NULL && !conversion.total()) {
            throw refuse(
                    ErrorCode.INVALID_FIELD,
                    "onFailure",
                    "Field '%s' is required, so values that do not convert cannot become null; make it optional first"
                            .formatted(field.name()));
        }
    }

    private @Nullable DefaultValue defaultValue(FieldSpec fresh) {
        DefaultValue old = field.defaultValue();
        return switch (old) {
            case null -> null;
            case DefaultValue.Generated(DefaultValue.Function function) -> {
                boolean stays = function == DefaultValue.Function.NOW
                        && (fresh.type() == FieldType.DATE || fresh.type() == FieldType.DATE_TIME);
                if (!stays) {
                    throw unfit();
                }
                yield old;
            }
            case DefaultValue.Constant(Object json) ->
                new ValueRules(fresh.type(), fresh.options(), fresh.config())
                        .canonical(ConvertedDefaults.convert(json, field.type(), fresh.type()))
                        .<DefaultValue>map(DefaultValue.Constant::new)
                        .orElseThrow(this::unfit);
        };
    }

    private ApiException unfit() {
        return new ApiException(ApiError.of(
                        ErrorCode.INVALID_DEFAULT,
                        "The default of field '%s' does not become a value of type %s"
                                .formatted(field.name(), wish.type()))
                .at(path)
                .onFields(List.of(field.name()))
                .withHint("Take it away first, in the same change: updateField with default null"));
    }

    private ApiException refuse(ErrorCode code, String member, String sentence) {
        return new ApiException(
                ApiError.of(code, sentence).at(Members.extend(path, member)).onFields(List.of(field.name())));
    }
}
