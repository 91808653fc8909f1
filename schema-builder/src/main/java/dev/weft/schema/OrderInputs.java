package dev.weft.schema;

import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.oneOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.model.ValueType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import java.util.List;

/** What the rows of a collection can be ordered by. */
final class OrderInputs {
    /** It names no collection, so the orders of all schemas share it. */
    private static final GraphQLInputObjectField RELEVANCE = inputField(
            "relevance", SharedTypes.SORT_DIRECTION, "How well a row fits the list's search; DESC is best first.");

    private final ProjectModel project;
    private final CollectionModel collection;

    OrderInputs(ProjectModel project, CollectionModel collection) {
        this.project = project;
        this.collection = collection;
    }

    List<GraphQLInputObjectType> all() {
        return List.of(orderBy(), aggregateOrderBy());
    }

    private GraphQLInputObjectType orderBy() {
        GraphQLInputObjectType.Builder type = oneOf(TypeNames.orderBy(collection.typeName()))
                .description("Exactly one member per list element, so precedence is the list's order.");
        for (Column column : collection.readable()) {
            if (column.sortable()) {
                type.field(inputField(column, SharedTypes.SORT_DIRECTION));
            } else if (column.type() == ValueType.JSON) {
                type.field(inputField(column, SharedTypes.JSON_PATH_ORDER_BY));
            }
        }
        project.readableRelations(collection).forEach(relation -> addRelation(type, relation));
        if (collection.rights().unrestricted() || collection.isSearchable()) {
            type.field(RELEVANCE);
        }
        return type.build();
    }

    private void addRelation(GraphQLInputObjectType.Builder type, RelationEnd relation) {
        String target = project.collection(relation.target()).typeName();
        switch (relation) {
            case RelationEnd.ToOne one -> type.field(inputField(one.apiName(), ref(TypeNames.orderBy(target))));
            case RelationEnd.InverseOne one -> type.field(inputField(one.apiName(), ref(TypeNames.orderBy(target))));
            case RelationEnd.ToMany many -> addFigure(type, many);
            case RelationEnd.ManyToMany many -> addFigure(type, many);
        }
    }

    private void addFigure(GraphQLInputObjectType.Builder type, RelationEnd relation) {
        CollectionModel target = project.collection(relation.target());
        if (target.rights().mayAggregate()) {
            type.field(inputField(relation.apiName(), ref(TypeNames.aggregateOrderBy(target.typeName()))));
        }
    }

    private GraphQLInputObjectType aggregateOrderBy() {
        return AggregateTypes.figure(collection, TypeNames.aggregateOrderBy(collection.typeName()))
                .field(inputField("direction", required(SharedTypes.SORT_DIRECTION)))
                .build();
    }
}
