package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.ddl.ConstraintNames;
import dev.weft.ddl.ConstraintNames.Aspect;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.CollectionRights;
import dev.weft.model.CollectionRights.Reach;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.sql.Violation;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in the API's words which field of a written row the database refused. */
final class WriteErrors {
    private final ProjectModel model;
    private final CollectionModel collection;
    private final Place place;

    /** Where in the arguments the refused row has its values. */
    @FunctionalInterface
    interface Place {
        /**
         * @param columns that the rule is about
         */
        ArgumentPath of(Violation violation, List<Column> columns);

        /** What the statement made of old values. */
        default List<ColumnOp> ops() {
            return List.of();
        }

        /** Where those stand. */
        default ArgumentPath opsPath() {
            return ArgumentPath.of("ops");
        }
    }

    WriteErrors(ProjectModel model, CollectionModel collection, ArgumentPath path) {
        this(model, collection, (_, _) -> path);
    }

    WriteErrors(ProjectModel model, CollectionModel collection, Place place) {
        this.model = model;
        this.collection = collection;
        this.place = place;
    }

    /** The refusal with the fields that it is about, as far as the database told. */
    ApiException ofValues(ApiException refusal) {
        return refined(refusal, violation -> ofValues(refusal.first(), violation));
    }

    /** A key that leads to no row which is there for the caller, told as the database tells one that leads nowhere. */
    ApiException missing(Column key, @Nullable Object value) {
        String constraint = ConstraintNames.foreignKey(collection.table(), key.name());
        Violation violation = new Violation(
                collection.table(), null, constraint, "Key (" + key.name() + ")=(" + value + ") is not present");
        ApiError error = ApiError.of(ErrorCode.FOREIGN_KEY_VIOLATION, "");
        return new ApiException(ofValues(error, violation).orElse(error), new SQLException(constraint, "23503"));
    }

    /** A refusal to delete, with the collection and the relation that stand in the way. */
    ApiException ofDelete(ApiException refusal) {
        return refusal.code() == ErrorCode.FOREIGN_KEY_VIOLATION
                ? refined(
                        refusal,
                        violation -> new Referrers(model, collection)
                                .error(violation)
                                .map(error ->
                                        error.at(place.of(violation, List.of()).names())))
                : refusal;
    }

    /** What has its place already was about another row. */
    private static ApiException refined(
            ApiException refusal, java.util.function.Function<Violation, Optional<ApiError>> refinement) {
        return refusal.getCause() instanceof SQLException failure
                        && refusal.first().path().isEmpty()
                ? Violation.of(failure)
                        .flatMap(refinement)
                        .map(error -> new ApiException(error, failure))
                        .orElse(refusal)
                : refusal;
    }

    private Optional<ApiError> ofValues(ApiError error, Violation violation) {
        if (error.code() == ErrorCode.VALUE_OUT_OF_RANGE && !place.ops().isEmpty()) {
            return Optional.of(outOfRange(error));
        }
        if (!collection.table().equals(violation.table())) {
            return Optional.empty();
        }
        return columns(violation).map(columns -> {
            if (isSecret(error, columns)) {
                return error.at(place.of(violation, columns).names());
            }
            ArgumentPath path = isMade(error, columns) ? place.opsPath() : place.of(violation, columns);
            ApiError located = located(described(error, columns, violation), columns, path);
            return violation.constraint() == null ? located : located.onConstraint(violation.constraint());
        });
    }

    /** Whether the caller would hear of fields that he cannot read, or of one that he knows nothing of at all. */
    private boolean isSecret(ApiError error, List<Column> columns) {
        CollectionRights rights = collection.rights();
        return columns.stream()
                .anyMatch(column -> rights.reads(column) == Reach.NOWHERE
                        && (error.code() == ErrorCode.UNIQUE_VIOLATION
                                || !(rights.writes(PolicyAction.CREATE, column.catalogName())
                                        || rights.writes(PolicyAction.UPDATE, column.catalogName()))));
    }

    /** PostgreSQL does not tell which column it is. */
    private ApiError outOfRange(ApiError error) {
        List<Column> made = place.ops().stream().map(ColumnOp::column).toList();
        String names = String.join("', '", made.stream().map(Column::apiName).toList());
        return located(
                ApiError.of(error.code(), "The result for '" + names + "' is too large or too small for its field"),
                made,
                place.opsPath());
    }

    /** Whether it is what an operation made that is refused. */
    private boolean isMade(ApiError error, List<Column> columns) {
        return error.code() == ErrorCode.CHECK_VIOLATION
                && place.ops().stream().anyMatch(op -> columns.contains(op.column()));
    }

    private Optional<List<Column>> columns(Violation violation) {
        if (violation.constraint() != null) {
            return ConstraintNames.columnsOf(collection, violation.constraint());
        }
        return violation.column() == null
                ? Optional.empty()
                : collection.columnNamed(violation.column()).map(List::of);
    }

    private ApiError located(ApiError error, List<Column> columns, ArgumentPath path) {
        List<String> fields = columns.stream().map(Column::apiName).toList();
        return error.onFields(fields).at((fields.size() == 1 ? path.child(fields.getFirst()) : path).names());
    }

    private ApiError described(ApiError error, List<Column> columns, Violation violation) {
        Column first = columns.getFirst();
        String names = String.join("', '", columns.stream().map(Column::apiName).toList());
        return switch (error.code()) {
            case UNIQUE_VIOLATION ->
                ApiError.of(
                        error.code(),
                        "Another " + collection.typeName() + " has the same '" + names + "': choose another value");
            case FOREIGN_KEY_VIOLATION ->
                ApiError.of(
                        error.code(), "'" + names + "' refers to no row" + target(first) + ": choose one that exists");
            case NOT_NULL_VIOLATION -> ApiError.of(error.code(), "Field '" + names + "' is required: give it a value");
            case CHECK_VIOLATION -> check(first, violation);
            default -> ApiError.of(error.code(), error.message());
        };
    }

    /** A collection of which the caller can read nothing has no name. */
    private String target(Column key) {
        CollectionModel target =
                model.collection(RowKeyReader.toOne(collection, key).target());
        return target.rights().may(PolicyAction.READ) ? " of " + target.typeName() : "";
    }

    /** A pattern is part of a field's configuration, also where only the database could test it. */
    private ApiError check(Column column, Violation violation) {
        String pattern = ConstraintNames.check(collection.table(), column.name(), Aspect.PATTERN);
        return column.field() != null && pattern.equals(violation.constraint())
                ? ApiError.of(
                        ErrorCode.VALIDATION_FAILED,
                        FieldRules.mustMatch(column.apiName(), column.field().config()))
                : ApiError.of(ErrorCode.CHECK_VIOLATION, "Field '" + column.apiName() + "' does not allow this value");
    }
}
