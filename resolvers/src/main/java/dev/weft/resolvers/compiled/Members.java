package dev.weft.resolvers.compiled;

import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.write.RootMutations;
import dev.weft.schema.Operation;
import graphql.introspection.Introspection;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Who writes which field. */
final class Members {
    private static final String PAGE_INFO = "PageInfo";
    private static final String MUTATION_ERROR = "MutationError";

    private final RootMembers roots;
    private final RowMembers rows;
    private final RelationMembers relations;
    private final ConnectionMembers connections;
    private final PayloadMembers payloads;
    private final SubscriptionMembers subscriptions;

    Members(ProjectModel model, ReadLimits limits, RootMutations mutations) {
        Planner planner = new Planner(model, limits);
        Relations related = new Relations(model, planner);
        this.roots = new RootMembers(model, planner, limits, related);
        this.rows = new RowMembers(model);
        this.relations = new RelationMembers(model);
        this.connections = new ConnectionMembers(model);
        this.payloads = new PayloadMembers(model, mutations, related);
        this.subscriptions = new SubscriptionMembers(model, related);
    }

    SubscriptionMembers subscriptions() {
        return subscriptions;
    }

    /** @throws NotCompiled where only graphql-java writes it */
    Member of(FieldNode node, String typeName) {
        Operation operation = node.operation();
        return operation == null ? plain(node, typeName) : of(node, operation);
    }

    private static Member plain(FieldNode node, String typeName) {
        if (node.name().equals(Introspection.TypeNameMetaFieldDef.getName())) {
            byte[] json = ('"' + typeName + '"').getBytes(StandardCharsets.UTF_8);
            return (run, _, _) -> written(run, json);
        }
        return switch (typeName) {
            case PAGE_INFO -> ConnectionMembers.pageInfo(node);
            case MUTATION_ERROR -> PayloadMembers.error(node);
            default -> throw new NotCompiled();
        };
    }

    static Outcome written(Run run, byte[] json) {
        run.out().raw(json);
        return Outcome.WRITTEN;
    }

    static Outcome text(Run run, @Nullable String text) {
        if (text == null) {
            return Outcome.NOTHING;
        }
        run.out().text(text);
        return Outcome.WRITTEN;
    }

    private Member of(FieldNode node, Operation operation) {
        return switch (operation) {
            case Operation.FetchNode _ -> roots.node(node);
            case Operation.FetchNodes _ -> roots.nodes(node);
            case Operation.FetchMe _ -> roots.me(node);
            case Operation.Identify _ -> throw new NotCompiled();
            case Operation.FetchRow(var collection) -> roots.row(node, collection);
            case Operation.FetchRowByKey(var collection) -> roots.rowByKey(node, collection);
            case Operation.ListRows(var collection) -> roots.list(node, collection);
            case Operation.Live _ -> SubscriptionMembers.live(node);
            case Operation.WatchRows _ -> subscriptions.changed(node);
            case Operation.StreamRows(var collection) -> subscriptions.stream(node, collection);
            case Operation.ReadChange read -> subscriptions.of(node, read);
            case Operation.Write write -> payloads.mutation(node, write);
            case Operation.ReadGlobalId id -> rows.globalId(id);
            case Operation.ReadRowVersion _ -> RowMembers.version();
            case Operation.ReadColumn read -> rows.column(node, read);
            case Operation.FollowToOne follow -> relations.toOne(node, follow);
            case Operation.ListRelated list ->
                relations.toMany(node, list.relation().target());
            case Operation.ListTree tree -> relations.toMany(node, tree.collection());
            case Operation.ReadConnection read -> connections.of(node, read);
            case Operation.ReadEdge read -> connections.of(node, read);
            case Operation.ReadPayload read -> payloads.of(node, read);
            case Operation.ReadAggregate(var _, var member) -> AggregateMembers.of(node, member);
            case Operation.ReadFigure(var _, var column) -> AggregateMembers.figure(node, column);
            case Operation.ReadGroup(var _, var member) -> GroupMembers.of(node, member);
            case Operation.ReadGroupKey(var _, var column) -> GroupMembers.column(node, column);
            case Operation.FollowGroupKey(var _, var relation) -> GroupMembers.behind(node, relation);
            case Operation.ReadGroupNode _ -> GroupMembers.node(node);
            case Operation.ReadResult(var _, var member) -> ResultMembers.of(node, member);
        };
    }
}
