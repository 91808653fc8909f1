package dev.weft.resolvers.compiled;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.sql.Edge;
import dev.weft.resolvers.sql.Json;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.Payload;
import dev.weft.resolvers.write.RootMutations;
import dev.weft.schema.Operation;
import dev.weft.schema.Operation.PayloadMember;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Fields of Mutation and the members of their payloads. */
final class PayloadMembers {
    private final ProjectModel model;
    private final RootMutations mutations;
    private final Relations relations;

    PayloadMembers(ProjectModel model, RootMutations mutations, Relations relations) {
        this.model = model;
        this.mutations = mutations;
        this.relations = relations;
    }

    Member mutation(FieldNode node, Operation.Write write) {
        Fields fields = node.on(GraphQLTypeUtil.unwrapAll(node.type()).getName());
        return (run, _, _) -> {
            Payload payload;
            try {
                payload = mutations.run(write, run.context(), node.key(), () -> call(run, node));
            } catch (RuntimeException e) {
                return run.fail(node, e);
            }
            return Relations.object(run, node, fields, payload, 0);
        };
    }

    private static FieldCall call(Run run, FieldNode node) {
        return new FieldCall(node.key(), run.arguments(node), run.selection(node), run.isAlone(), run.context());
    }

    Member of(FieldNode node, Operation.ReadPayload read) {
        CollectionModel collection = model.collection(read.collection());
        PayloadMember member = read.member();
        return switch (member) {
            case ROW -> reading(node, member, (run, value) -> relations.write(run, node, (Row) value));
            case EDGE -> reading(node, member, (run, value) -> edge(run, node, collection, (Edge) value));
            case OUTCOME, DELETED_ID -> reading(node, member, (run, value) -> Members.text(run, (String) value));
            case ERRORS -> reading(node, member, (run, value) -> errors(run, node, (List<?>) value));
            case AFFECTED_COUNT -> reading(node, member, PlainWriter::json);
            case ROWS -> reading(node, member, (run, value) -> rows(run, node, (List<?>) value));
            case DELETED_IDS -> reading(node, member, PlainWriter::json);
            case RESULTS ->
                reading(node, member, (run, value) -> new ResultMembers(relations).write(run, node, (List<?>) value));
            case QUERY -> {
                Fields query = node.on("Query");
                yield (run, _, _) -> Relations.object(run, node, query, null, 0);
            }
        };
    }

    @FunctionalInterface
    private interface ValueWriter {
        Outcome write(Run run, Object value);
    }

    private static Member reading(FieldNode node, PayloadMember member, ValueWriter writer) {
        return (run, source, _) -> {
            Object value;
            try {
                Payload payload = (Payload) Objects.requireNonNull(source);
                value = payload.member(member, run.arguments(node));
            } catch (RuntimeException e) {
                return run.fail(node, e);
            }
            return value == null ? Outcome.NOTHING : writer.write(run, value);
        };
    }

    private Outcome edge(Run run, FieldNode node, CollectionModel collection, Edge edge) {
        Fields fields = node.on(collection.typeName() + "Edge");
        relations.readNodes(run, fields, collection, List.of(edge.node()));
        return Relations.object(run, node, fields, edge, 0);
    }

    @SuppressWarnings("unchecked")
    private Outcome rows(Run run, FieldNode node, List<?> value) {
        List<Row> rows = (List<Row>) value;
        relations.read(run, node.fields(), rows);
        return new ListWriter(run, node)
                .write(rows.size(), true, i -> node.fields().write(run, rows.get(i), i));
    }

    private static Outcome errors(Run run, FieldNode node, List<?> errors) {
        Fields fields = node.on("MutationError");
        return new ListWriter(run, node).write(errors.size(), true, i -> fields.write(run, errors.get(i), i));
    }

    /** A member of an error, which is a plain value. */
    static Member error(FieldNode node) {
        return (run, source, _) -> {
            Object value = ((Map<?, ?>) Objects.requireNonNull(source)).get(node.name());
            if (value == null) {
                return Outcome.NOTHING;
            }
            run.out().raw(Json.write(value));
            return Outcome.WRITTEN;
        };
    }
}
