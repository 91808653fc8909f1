package dev.weft.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.RoleSet;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.Names;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.testing.Allow;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTraverser;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the policies are, the schema is one, without anything that leads nowhere or that nothing leads to. */
class RandomPoliciesTest {
    private static final int SEEDS = Integer.getInteger("weft.policies", 60);
    private static final List<String> ROLES = List.of("reader", "editor", "user");

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRoleSetHasASchemaOfWhatItMayUse(int seed) {
        Random random = new Random(seed);
        ProjectCatalog catalog = Allow.in(RoleSchema.PRESS, policies(random).toArray(Allow[]::new));
        for (List<String> roles : List.of(List.of("reader"), List.of("editor", "reader"), List.of("editor", "user"))) {
            RoleSchema seen = RoleSchema.of(catalog, roles.toArray(String[]::new));

            assertThat(reached(seen.schema())).containsAll(named(seen.schema()));
            UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(seen.sdl()));
            ProjectModel model = ProjectModel.of(catalog, RoleSet.of(roles));
            for (CollectionModel collection : model.unrestricted().collections()) {
                CollectionModel theirs = model.collection(collection.id());
                boolean onlyThemselves = collection.id().equals(model.self().id())
                        && !model.collections().contains(theirs);
                if (!onlyThemselves) {
                    check(seen, model, theirs);
                }
            }
        }
    }

    private static List<Allow> policies(Random random) {
        List<Allow> policies = new ArrayList<>();
        for (CollectionModel collection :
                ProjectModel.of(RoleSchema.PRESS, RoleSet.OWNER).collections()) {
            for (String role : ROLES) {
                for (PolicyAction action : PolicyAction.values()) {
                    if (random.nextInt(3) == 0) {
                        policies.add(policy(random, collection, role, action));
                    }
                }
            }
        }
        return policies;
    }

    private static Allow policy(Random random, CollectionModel collection, String role, PolicyAction action) {
        String name = collection.spec().name();
        Allow policy = switch (action) {
            case READ -> Allow.read(name);
            case CREATE -> Allow.create(name);
            case UPDATE -> Allow.update(name);
            case DELETE -> Allow.delete(name);
        };
        policy = policy.to(role);
        if (random.nextBoolean()) {
            policy = policy.rows(Map.of("rowId", Map.of("isNull", false)));
        }
        if (random.nextInt(3) > 0) {
            policy = policy.fields(some(random, names(collection)).toArray(String[]::new));
        }
        if (random.nextInt(3) == 0) {
            policy = policy.withoutLists();
        }
        if (random.nextInt(3) == 0) {
            policy = policy.withoutTotals();
        }
        boolean writes = action == PolicyAction.CREATE || action == PolicyAction.UPDATE;
        List<String> fields =
                collection.spec().fields().stream().map(field -> field.name()).toList();
        return writes && !fields.isEmpty() && random.nextInt(3) == 0
                ? policy.presets(Map.of(fields.get(random.nextInt(fields.size())), "$claims.value"))
                : policy;
    }

    private static List<String> names(CollectionModel collection) {
        List<String> names = new ArrayList<>();
        collection.columns().forEach(column -> names.add(column.catalogName()));
        collection.relations().stream()
                .filter(RelationEnd::isOwn)
                .map(RelationEnd::catalogName)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return names;
    }

    private static <T> List<T> some(Random random, List<T> all) {
        int share = random.nextInt(4);
        return all.stream().filter(_ -> random.nextInt(4) <= share).toList();
    }

    private static void check(RoleSchema seen, ProjectModel model, CollectionModel collection) {
        String type = collection.typeName();
        boolean reads = collection.rights().may(PolicyAction.READ);
        for (Column column : collection.columns()) {
            String name = column.apiName();
            boolean readable = reads && collection.reads(column);
            assertThat(seen.members(type).contains(name)).as(name).isEqualTo(readable);
            for (String suffix : List.of("Filter", "OrderBy", "GroupKey", "Sum", "Stat", "MinMax")) {
                assertThat(readable || !seen.members(type + suffix).contains(name))
                        .as(type + suffix + "." + name)
                        .isTrue();
            }
            assertThat(readable || !seen.members(type + "Field").contains(Names.screamingSnake(name)))
                    .as(type + "Field." + name)
                    .isTrue();
            if (column.kind() != Column.Kind.PRIMARY_KEY) {
                checkWrites(seen, collection, column);
            }
        }
        for (RelationEnd relation : collection.relations()) {
            boolean readable = reads && model.reads(collection, relation);
            assertThat(seen.members(type).contains(relation.apiName()))
                    .as(type + "." + relation.apiName())
                    .isEqualTo(readable);
            assertThat(readable || !seen.members(type + "Filter").contains(relation.apiName()))
                    .as(type + "Filter." + relation.apiName())
                    .isTrue();
        }
        assertThat(seen.has(type)).as(type).isEqualTo(reads);
    }

    private static void checkWrites(RoleSchema seen, CollectionModel collection, Column column) {
        String type = collection.typeName();
        boolean creates = column.writable() && collection.rights().writes(PolicyAction.CREATE, column.catalogName());
        boolean updates = column.writable() && collection.rights().writes(PolicyAction.UPDATE, column.catalogName());
        assertThat(creates || !seen.members(type + "Input").contains(column.apiName()))
                .as(type + "Input." + column.apiName())
                .isTrue();
        for (String suffix : List.of("Patch", "Ops")) {
            assertThat(updates || !seen.members(type + suffix).contains(column.apiName()))
                    .as(type + suffix + "." + column.apiName())
                    .isTrue();
        }
    }

    private static Set<String> named(GraphQLSchema schema) {
        Set<String> names = new HashSet<>();
        schema.getAllTypesAsList().stream()
                .map(GraphQLNamedType::getName)
                .filter(name -> !Introspection.isIntrospectionTypes(name))
                .filter(name ->
                        !Set.of("ID", "String", "Int", "Float", "Boolean").contains(name))
                .forEach(names::add);
        return names;
    }

    /** From the roots, and by {@code node} to every type of row. */
    private static Set<String> reached(GraphQLSchema schema) {
        Set<String> names = new HashSet<>();
        List<GraphQLSchemaElement> roots = new ArrayList<>();
        roots.add(schema.getQueryType());
        if (schema.getSubscriptionType() != null) {
            roots.add(schema.getSubscriptionType());
        }
        if (schema.getMutationType() != null) {
            roots.add(schema.getMutationType());
            roots.addAll(schema.getDirectives());
        }
        roots.addAll(schema.getImplementations((GraphQLInterfaceType) Objects.requireNonNull(schema.getType("Node"))));
        new SchemaTraverser()
                .depthFirst(
                        new GraphQLTypeVisitorStub() {
                            @Override
                            protected TraversalControl visitGraphQLType(
                                    GraphQLSchemaElement node, TraverserContext<GraphQLSchemaElement> context) {
                                if (node instanceof GraphQLNamedType type) {
                                    names.add(type.getName());
                                }
                                return TraversalControl.CONTINUE;
                            }
                        },
                        roots);
        return names;
    }
}
