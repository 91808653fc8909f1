package dev.weft.resolvers.compiled;

import dev.weft.catalog.CollectionId;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.Names;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.change.RowEvent;
import dev.weft.resolvers.sql.Json;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.RowPage;
import dev.weft.schema.Operation;
import dev.weft.schema.Scalars;
import graphql.GraphQLContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fields of Subscription, and members of the changes that they tell of. */
final class SubscriptionMembers {
    private final ProjectModel model;
    private final Relations relations;

    SubscriptionMembers(ProjectModel model, Relations relations) {
        this.model = model;
        this.relations = relations;
    }

    /**
     * A change among others that are told of together.
     *
     * @param position of its row among all their rows
     */
    record Told(RowEvent event, int position) {}

    static Member live(FieldNode node) {
        Fields query = node.on("Query");
        return (run, _, _) -> Relations.object(run, node, query, null, 0);
    }

    Member changed(FieldNode node) {
        return (run, source, position) -> Relations.object(run, node, node.fields(), source, position);
    }

    /** Reads what is selected of the rows of all changes, one statement for each relation. */
    List<Told> read(Run run, FieldNode root, List<RowEvent> events) {
        List<Row> rows = new ArrayList<>();
        List<Told> told = new ArrayList<>();
        for (RowEvent event : events) {
            told.add(new Told(event, rows.size()));
            if (event.row() != null) {
                rows.add(event.row());
            }
        }
        for (FieldNode member : root.fields().nodes()) {
            if (member.operation() instanceof Operation.ReadChange(Operation.ChangeMember which)
                    && which == Operation.ChangeMember.ROW) {
                relations.read(run, member.fields(), rows);
            }
        }
        return told;
    }

    Member stream(FieldNode node, CollectionId id) {
        CollectionModel collection = model.collection(id);
        Fields connection = node.on(collection.typeName() + "Connection");
        return (run, source, _) -> {
            RowPage page = (RowPage) Objects.requireNonNull(source);
            relations.readBelow(run, connection, collection, List.of(page));
            return Relations.object(run, node, connection, page, 0);
        };
    }

    Member of(FieldNode node, Operation.ReadChange read) {
        return switch (read.member()) {
            case KIND -> text(event -> event.change().kind().name());
            case TRANSITION -> text(event -> event.transition().name());
            case ID -> text(RowEvent::id);
            case CURSOR -> text(event -> event.change().cursor());
            case COMMITTED_AT ->
                text(event -> (String) Scalars.DATE_TIME
                        .getCoercing()
                        .serialize(event.committedAt(), GraphQLContext.getDefault(), Locale.ROOT));
            case CHANGED_FIELDS -> json(event -> names(event.changed()));
            case PREVIOUS -> json(RowEvent::previous);
            case ROW ->
                (run, source, _) -> {
                    Told told = told(source);
                    Row row = told.event().row();
                    return row == null
                            ? Outcome.NOTHING
                            : Relations.object(run, node, node.fields(), row, told.position());
                };
        };
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream()
                .map(column -> Names.screamingSnake(column.apiName()))
                .toList();
    }

    private static Told told(@Nullable Object source) {
        return (Told) Objects.requireNonNull(source);
    }

    private static Member text(Function<RowEvent, @Nullable String> value) {
        return (run, source, _) -> Members.text(run, value.apply(told(source).event()));
    }

    private static Member json(Function<RowEvent, @Nullable Object> value) {
        return (run, source, _) -> {
            Object plain = value.apply(told(source).event());
            if (plain == null) {
                return Outcome.NOTHING;
            }
            run.out().raw(Json.write(plain));
            return Outcome.WRITTEN;
        };
    }
}
