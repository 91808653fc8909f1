package dev.weft.schema;

import dev.weft.catalog.CollectionId;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The input types that filters are made of, each collection's made when it is asked for, so that a filter can be read
 * without a schema around it.
 */
public final class FilterTypes {
    private static final List<String> SHOWN_BY_OTHERS = List.of("ListFilter", "Filter");

    private final ProjectModel model;
    private final Map<String, CollectionModel> byTypeName;
    private final Map<CollectionId, Map<String, GraphQLNamedType>> made = new HashMap<>();

    public FilterTypes(ProjectModel model) {
        this.model = model;
        this.byTypeName =
                model.collections().stream().collect(Collectors.toMap(CollectionModel::typeName, Function.identity()));
    }

    /**
     * A type, and the collection whose rows it speaks of.
     *
     * @param rows whether it is the filter of the collection's rows, of which an empty one holds for every row
     */
    public record OfCollection(GraphQLNamedInputType type, CollectionModel collection, boolean rows) {}

    /** The filter of a collection's rows. */
    public OfCollection filter(CollectionModel collection) {
        return own(collection, TypeNames.filter(collection.typeName()))
                .orElseThrow(() -> new NoSuchElementException("no filter of " + collection.typeName()));
    }

    /**
     * The type that a reference leads to.
     *
     * @param from the collection of whose types the reference is a part
     */
    public OfCollection resolve(GraphQLTypeReference reference, CollectionModel from) {
        String name = reference.getName();
        return own(from, name)
                .or(() -> SHOWN_BY_OTHERS.stream()
                        .filter(name::endsWith)
                        .map(ending -> byTypeName.get(name.substring(0, name.length() - ending.length())))
                        .flatMap(Stream::ofNullable)
                        .flatMap(collection -> own(collection, name).stream())
                        .findFirst())
                .orElseThrow(() -> new NoSuchElementException("no type " + name));
    }

    /** The type of a column's values in inputs; a reference is one to the enum of a select. */
    public static GraphQLInputType value(CollectionModel collection, Column column) {
        return ColumnTypes.input(collection, column);
    }

    private Optional<OfCollection> own(CollectionModel collection, String name) {
        @Nullable
        GraphQLNamedType type =
                made.computeIfAbsent(collection.id(), _ -> make(collection)).get(name);
        return type instanceof GraphQLNamedInputType input
                ? Optional.of(new OfCollection(
                        input, collection, name.equals(TypeNames.filter(collection.typeName())) && isObject(input)))
                : Optional.empty();
    }

    private static boolean isObject(GraphQLNamedInputType type) {
        return type instanceof GraphQLInputObjectType;
    }

    private Map<String, GraphQLNamedType> make(CollectionModel collection) {
        Stream<GraphQLNamedType> enums =
                collection.columns().stream().flatMap(column -> ColumnTypes.enums(collection, column));
        return Stream.of(
                        Stream.<GraphQLNamedType>of(ReadInputs.fieldEnum(collection)),
                        new FilterInputs(model, collection).all().stream(),
                        enums)
                .flatMap(types -> types)
                .collect(Collectors.toMap(GraphQLNamedType::getName, Function.identity(), (a, _) -> a));
    }
}
