package dev.weft.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.model.ProjectModel;
import dev.weft.testing.TestProject;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentityTypesTest {
    private static final ProjectCatalog CATALOG = read();

    private static ProjectCatalog read() {
        try (TestProject project = TestProject.create()) {
            project.change("""
                    {"addField": {"collection": "users", "field": {"name": "plan", "type": "SINGLE_SELECT", "options": [{"name": "free"}]}}}""", """
                    {"addField": {"collection": "users", "field": {"name": "notes", "type": "TEXT"}}}""");
            return project.catalog();
        }
    }

    @Test
    void everybodyMaySignUpInAndOut() {
        for (Role role : Role.values()) {
            assertThat(Objects.requireNonNull(schema(CATALOG, RoleSet.of(role)).getMutationType())
                            .getFieldDefinitions())
                    .extracting(field -> field.getName() + ": " + GraphQLTypeUtil.simplePrint(field.getType()))
                    .contains(
                            "signUp: ProjectSession",
                            "signIn: ProjectSession",
                            "refreshSession: ProjectSession",
                            "signOut: Boolean!",
                            "changePassword: Boolean!");
        }
    }

    @Test
    void whoMayNotUseUsersSeesWhatEveryUserHas() {
        assertThat(user(schema(CATALOG, RoleSet.ANONYMOUS)))
                .containsExactlyInAnyOrder(
                        "id: ID!",
                        "rowId: UUID!",
                        "email: String!",
                        "emailVerified: Boolean!",
                        "fullName: String",
                        "avatarUrl: String",
                        "roles: [String!]!",
                        "createdAt: DateTime!",
                        "updatedAt: DateTime!");
    }

    @Test
    void whatAPolicyShowsComesOnTop() {
        ProjectCatalog open = CATALOG.withPolicies(List.of(policy("user", PolicyAction.READ, List.of("notes"))));

        assertThat(user(schema(open, RoleSet.of(Role.USER))))
                .contains("notes: String", "email: String")
                .doesNotContain("plan: UserPlan");
    }

    @Test
    void signUpTakesWhatAnonymousMayCreate() {
        assertThat(signUp(schema(CATALOG, RoleSet.ANONYMOUS))).containsExactly("email: String!", "password: String!");
        ProjectCatalog some =
                CATALOG.withPolicies(List.of(policy("anonymous", PolicyAction.CREATE, List.of("plan", "full_name"))));
        for (Role role : List.of(Role.ANONYMOUS, Role.USER, Role.OWNER)) {
            assertThat(signUp(schema(some, RoleSet.of(role))))
                    .containsExactly("email: String!", "password: String!", "fullName: String", "plan: UserPlan");
        }
        ProjectCatalog all = CATALOG.withPolicies(List.of(policy("anonymous", PolicyAction.CREATE, null)));
        assertThat(signUp(schema(all, RoleSet.ANONYMOUS)))
                .contains("fullName: String", "notes: String")
                .doesNotContain("roles: [String!]", "emailVerified: Boolean");
    }

    @Test
    void rolesAreNobodysToGiveWhomPoliciesBind() {
        ProjectCatalog all = CATALOG.withPolicies(List.of(
                policy("user", PolicyAction.CREATE, null),
                policy("user", PolicyAction.READ, null),
                policy("user", PolicyAction.UPDATE, null)));
        GraphQLSchema schema = schema(all, RoleSet.of(Role.USER));

        for (String type : List.of("UserInput", "UserPatch", "UserOps")) {
            if (schema.getType(type) instanceof GraphQLInputObjectType input) {
                assertThat(input.getFieldDefinition("roles")).as(type).isNull();
            }
        }
        assertThat(((GraphQLInputObjectType) Objects.requireNonNull(schema.getType("UserPatch")))
                        .getFieldDefinition("fullName"))
                .isNotNull();
    }

    private static PolicySpec policy(String role, PolicyAction action, @Nullable List<String> fields) {
        return new PolicySpec(
                CATALOG.collection(CollectionSpec.USERS).orElseThrow().id(),
                role,
                action,
                Map.of(),
                null,
                fields,
                Map.of(),
                true,
                true);
    }

    private static GraphQLSchema schema(ProjectCatalog of, RoleSet roles) {
        return ProjectSchemaBuilder.builder(ProjectModel.of(of, roles), Wiring.none())
                .withValidation(true)
                .build();
    }

    private static List<String> user(GraphQLSchema schema) {
        return Objects.requireNonNull((GraphQLObjectType) schema.getType("User")).getFieldDefinitions().stream()
                .map(field -> field.getName() + ": " + GraphQLTypeUtil.simplePrint(field.getType()))
                .toList();
    }

    private static List<String> signUp(GraphQLSchema schema) {
        return Objects.requireNonNull((GraphQLInputObjectType) schema.getType("ProjectSignUpInput"))
                .getFieldDefinitions()
                .stream()
                .map(field -> field.getName() + ": " + GraphQLTypeUtil.simplePrint(field.getType()))
                .toList();
    }
}
