package dev.weft.resolvers.wiring;

import dev.weft.catalog.CollectionId;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.change.RowEvent;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.operation.NodeRows;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.plan.Link;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.Mutations;
import dev.weft.resolvers.write.RootMutations;
import dev.weft.schema.Operation;
import dev.weft.schema.Operation.AggregateMember;
import dev.weft.schema.Operation.ChangeMember;
import dev.weft.schema.Operation.ConnectionMember;
import dev.weft.schema.Operation.EdgeMember;
import dev.weft.schema.Operation.GroupMember;
import dev.weft.schema.Operation.IdentityAction;
import dev.weft.schema.Operation.PayloadMember;
import dev.weft.schema.Operation.ResultMember;
import dev.weft.schema.Operation.TreeDirection;
import dev.weft.schema.Wiring;
import graphql.schema.DataFetcher;
import graphql.schema.TypeResolver;
import java.util.Objects;

/** The fetchers of a project's schema. */
public final class ProjectResolvers implements Wiring {
    private final ProjectModel model;
    private final ReadLimits limits;
    private final Planner planner;
    private final RootMutations mutations;

    public ProjectResolvers(ProjectModel model, ReadLimits limits, Mutations mutations) {
        this.model = model;
        this.limits = limits;
        this.planner = new Planner(model, limits);
        this.mutations = new RootMutations(mutations);
    }

    @Override
    public DataFetcher<?> fetcher(Operation operation) {
        return switch (operation) {
            case Operation.FetchNode _ -> new NodeFetcher(nodes());
            case Operation.FetchNodes _ -> new NodesFetcher(nodes());
            case Operation.FetchMe _ -> new MeFetcher(planner, model.self());
            case Operation.Identify(IdentityAction action) -> identity(action);
            case Operation.FetchRow(CollectionId id) -> RowFetcher.byId(planner, model.collection(id));
            case Operation.FetchRowByKey(CollectionId id) -> RowFetcher.byKey(planner, model.collection(id));
            case Operation.ListRows(CollectionId id) -> new ListFetcher(planner, model.collection(id));
            case Operation.Subscribe _ -> env -> OperationContext.of(env).event();
            case Operation.ReadChange(ChangeMember member) ->
                env -> {
                    RowEvent event = Objects.requireNonNull(env.getSource());
                    return event.member(member);
                };
            case Operation.Write write -> new MutationFetcher(mutations, write);
            case Operation.ReadGlobalId(CollectionId id) -> RowMembers.globalId(model.collection(id));
            case Operation.ReadRowVersion _ -> RowMembers.version();
            case Operation.ReadColumn(CollectionId id, Column column) ->
                RowMembers.column(model.collection(id), column);
            case Operation.FollowToOne(CollectionId id, RelationEnd relation) -> toOne(model.collection(id), relation);
            case Operation.ListRelated(CollectionId id, RelationEnd relation) -> toMany(model.collection(id), relation);
            case Operation.ListTree(CollectionId id, Column parent, TreeDirection direction) ->
                ToManyFetcher.tree(planner, model.collection(id), parent, direction);
            case Operation.ReadConnection(CollectionId _, ConnectionMember member) -> ConnectionMembers.of(member);
            case Operation.ReadEdge(CollectionId _, EdgeMember member) -> ConnectionMembers.of(member);
            case Operation.ReadAggregate(CollectionId _, AggregateMember member) -> AggregateMembers.of(member);
            case Operation.ReadFigure(CollectionId _, Column column) -> AggregateMembers.figure(column);
            case Operation.ReadGroup(CollectionId _, GroupMember member) -> GroupMembers.of(member);
            case Operation.ReadGroupKey(CollectionId _, Column column) -> GroupMembers.column(column);
            case Operation.FollowGroupKey(CollectionId _, RelationEnd relation) -> GroupMembers.behind(relation);
            case Operation.ReadGroupNode _ -> GroupMembers.node();
            case Operation.ReadPayload(CollectionId _, PayloadMember member) -> MutationFetcher.member(member);
            case Operation.ReadResult(CollectionId _, ResultMember member) -> MutationFetcher.member(member);
        };
    }

    private DataFetcher<?> identity(IdentityAction action) {
        IdentityMutations identities = new IdentityMutations(model, planner);
        return env -> RootMutations.run(
                OperationContext.of(env),
                env.getField().getResultKey(),
                () -> identities.run(action, FieldCall.of(env)));
    }

    private NodeRows nodes() {
        return new NodeRows(model, planner, limits);
    }

    private DataFetcher<?> toOne(CollectionModel collection, RelationEnd relation) {
        CollectionModel target = model.collection(relation.target());
        return switch (relation) {
            case RelationEnd.ToOne one -> ToOneFetcher.byOwnKey(planner, collection, one, target);
            case RelationEnd.InverseOne one -> ToOneFetcher.byTheirKey(planner, one, target);
            case RelationEnd.ToMany _, RelationEnd.ManyToMany _ -> throw mismatch(relation);
        };
    }

    private DataFetcher<?> toMany(CollectionModel collection, RelationEnd relation) {
        CollectionModel target = model.collection(relation.target());
        return switch (relation) {
            case RelationEnd.ToMany many -> ToManyFetcher.related(planner, collection, Link.of(many), target);
            case RelationEnd.ManyToMany many -> ToManyFetcher.related(planner, collection, Link.of(many), target);
            case RelationEnd.ToOne _, RelationEnd.InverseOne _ -> throw mismatch(relation);
        };
    }

    private static IllegalArgumentException mismatch(RelationEnd relation) {
        return new IllegalArgumentException("relation " + relation.apiName() + " has another cardinality");
    }

    @Override
    public TypeResolver nodeType() {
        return env -> {
            Row row = Objects.requireNonNull(env.getObject());
            return env.getSchema().getObjectType(row.collection().typeName());
        };
    }
}
