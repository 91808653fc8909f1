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
import graphql.schema.GraphQLInputObjectType;
import java.util.List;

/** What the rows of a collection can be ordered by. */
final class OrderInputs {
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
        for (Column column : collection.columns()) {
            if (column.sortable()) {
                type.field(inputField(column, SharedTypes.SORT_DIRECTION));
            } else if (column.type() == ValueType.JSON) {
                type.field(inputField(column, SharedTypes.JSON_PATH_ORDER_BY));
            }
        }
        collection.relations().forEach(relation -> addRelation(type, relation));
        return type.field(inputField(
                        "relevance",
                        SharedTypes.SORT_DIRECTION,
                        "How well a row fits the list's search; DESC is best first."))
                .build();
    }

    private void addRelation(GraphQLInputObjectType.Builder type, RelationEnd relation) {
        String target = project.collection(relation.target()).typeName();
        switch (relation) {
            case RelationEnd.ToOne one -> type.field(inputField(one.apiName(), ref(TypeNames.orderBy(target))));
            case RelationEnd.InverseOne one -> type.field(inputField(one.apiName(), ref(TypeNames.orderBy(target))));
            case RelationEnd.ToMany many ->
                type.field(inputField(many.apiName(), ref(TypeNames.aggregateOrderBy(target))));
            case RelationEnd.ManyToMany many ->
                type.field(inputField(many.apiName(), ref(TypeNames.aggregateOrderBy(target))));
        }
    }

    private GraphQLInputObjectType aggregateOrderBy() {
        return AggregateTypes.figure(collection, TypeNames.aggregateOrderBy(collection.typeName()))
                .field(inputField("direction", required(SharedTypes.SORT_DIRECTION)))
                .build();
    }
}
