package dev.weft.schema;

import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLBoolean;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import graphql.schema.GraphQLInputObjectType;
import java.util.List;

/** Predicates on the rows of a collection: on their columns, on rows they are related to, on figures of those. */
final class FilterInputs {
    private final ProjectModel project;
    private final CollectionModel collection;
    private final String type;

    FilterInputs(ProjectModel project, CollectionModel collection) {
        this.project = project;
        this.collection = collection;
        this.type = collection.typeName();
    }

    List<GraphQLInputObjectType> all() {
        return List.of(filter(), listFilter(), aggregatePredicate(), comparison());
    }

    private GraphQLInputObjectType filter() {
        String name = TypeNames.filter(type);
        GraphQLInputObjectType.Builder filter = input(name)
                .field(inputField("and", listOf(ref(name)), "True for an empty list."))
                .field(inputField("or", listOf(ref(name)), "False for an empty list."))
                .field(inputField("not", ref(name)))
                .field(inputField("id", SharedFilters.ID, "Global ids or raw keys."));
        collection
                .readable()
                .forEach(column -> filter.field(inputField(column, ColumnTypes.filter(collection, column))));
        project.readableRelations(collection).forEach(relation -> addRelation(filter, relation));
        return filter.field(inputField(
                        "compare",
                        listOf(ref(TypeNames.comparison(type))),
                        "Field against field on the same row; all must hold."))
                .build();
    }

    private void addRelation(GraphQLInputObjectType.Builder filter, RelationEnd relation) {
        String target = project.collection(relation.target()).typeName();
        switch (relation) {
            case RelationEnd.ToOne one -> {
                filter.field(inputField(one.apiName(), ref(TypeNames.filter(target))));
                if (!project.isFilled(collection, one)) {
                    addExists(filter, one);
                }
            }
            case RelationEnd.InverseOne one -> {
                filter.field(inputField(one.apiName(), ref(TypeNames.filter(target))));
                addExists(filter, one);
            }
            case RelationEnd.ToMany many -> filter.field(inputField(many.apiName(), ref(TypeNames.listFilter(target))));
            case RelationEnd.ManyToMany many ->
                filter.field(inputField(many.apiName(), ref(TypeNames.listFilter(target))));
        }
    }

    private static void addExists(GraphQLInputObjectType.Builder filter, RelationEnd relation) {
        filter.field(inputField(relation.apiName() + "Exists", GraphQLBoolean, "Whether there is one."));
    }

    private GraphQLInputObjectType listFilter() {
        GraphQLInputObjectType.Builder filter =
                input(TypeNames.listFilter(type)).description("Predicate over a relation to many rows.");
        if (collection.rights().mayList()) {
            filter.field(inputField("some", ref(TypeNames.filter(type)), "At least one row; {} is any row."))
                    .field(inputField(
                            "every", ref(TypeNames.filter(type)), "No row that fails it, or of which it is not known."))
                    .field(inputField("none", ref(TypeNames.filter(type)), "No row; {} is no row at all."));
        }
        if (collection.rights().mayAggregate()) {
            filter.field(inputField("count", SharedFilters.INT, "How many rows there are."))
                    .field(inputField("aggregate", listOf(ref(TypeNames.aggregatePredicate(type))), "All must hold."));
        }
        return filter.build();
    }

    private GraphQLInputObjectType aggregatePredicate() {
        return AggregateTypes.figure(collection, TypeNames.aggregatePredicate(type))
                .field(inputField("is", required(SharedFilters.SCALAR_PREDICATE)))
                .build();
    }

    private GraphQLInputObjectType comparison() {
        return input(TypeNames.comparison(type))
                .description("Field against field on the same row.")
                .field(inputField("left", required(ref(TypeNames.fieldEnum(type)))))
                .field(inputField("op", required(SharedTypes.COMPARISON_OPERATOR)))
                .field(inputField("right", required(ref(TypeNames.fieldEnum(type)))))
                .build();
    }
}
