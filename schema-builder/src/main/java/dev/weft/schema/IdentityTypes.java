package dev.weft.schema;

import static dev.weft.schema.TypeCollector.field;
import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLBoolean;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLString;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.schema.Operation.IdentityAction;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLModifiedType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How end users sign up, in and out. The same in the schema of every project and every role. */
final class IdentityTypes {
    private static final String MUTATION = "Mutation";
    private static final String SESSION = "ProjectSession";
    private static final String SIGN_UP = "ProjectSignUpInput";
    private static final String SIGN_IN = "ProjectSignInInput";

    private final ProjectModel project;
    private final TypeCollector types;

    IdentityTypes(ProjectModel project, TypeCollector types) {
        this.project = project;
        this.types = types;
    }

    /** The root fields. */
    void addTo(GraphQLObjectType.Builder mutation) {
        add(
                mutation,
                field("signUp", ref(SESSION))
                        .description("A new user, who is signed in.")
                        .argument(argument("input", required(ref(SIGN_UP)))),
                IdentityAction.SIGN_UP);
        add(
                mutation,
                field("signIn", ref(SESSION))
                        .description("A new session of the user with this password.")
                        .argument(argument("input", required(ref(SIGN_IN)))),
                IdentityAction.SIGN_IN);
        add(
                mutation,
                field("refreshSession", ref(SESSION))
                        .description(
                                "The next tokens of a session. The refresh token that is given can be used no more.")
                        .argument(argument("refreshToken", required(GraphQLString))),
                IdentityAction.REFRESH_SESSION);
        add(
                mutation,
                field("signOut", required(GraphQLBoolean))
                        .description("Ends the caller's session and its access tokens; true when there was one.")
                        .argument(GraphQLArgument.newArgument()
                                .name("everywhere")
                                .type(required(GraphQLBoolean))
                                .defaultValueProgrammatic(false)
                                .description("All sessions of the user.")),
                IdentityAction.SIGN_OUT);
        add(
                mutation,
                field("changePassword", required(GraphQLBoolean))
                        .description("Ends all other sessions of the user.")
                        .argument(argument("current", required(GraphQLString)))
                        .argument(argument("next", required(GraphQLString))),
                IdentityAction.CHANGE_PASSWORD);
    }

    private void add(GraphQLObjectType.Builder mutation, GraphQLFieldDefinition.Builder field, IdentityAction action) {
        types.field(mutation, MUTATION, field.build(), new Operation.Identify(action));
    }

    /** Comes after the types of collections. */
    void addTypes() {
        CollectionModel self = project.self();
        CollectionModel users = project.signingUp().self();
        List<Column> given = project.givenAtSignUp();
        Missing missing = Missing.of(types);
        missing.add(session());
        missing.add(credentials(SIGN_IN).build());
        missing.add(signUp(users, given));
        given.forEach(column -> {
            ColumnTypes.enums(users, column).forEach(missing::add);
            missing.scalar(ColumnTypes.input(users, column));
        });
        missing.scalar(Scalars.DATE_TIME);
        if (missing.names().add(self.typeName())) {
            missing.add(SharedTypes.NODE);
            types.add(user(self));
            project.ownColumns().forEach(column -> missing.scalar(ColumnTypes.output(self, column)));
        }
    }

    /** Adds what other parts of the schema have not brought with them already. */
    private record Missing(TypeCollector types, Set<String> names) {
        static Missing of(TypeCollector types) {
            Set<String> names = new HashSet<>();
            types.types().forEach(type -> names.add(type.getName()));
            TypeCollector.builtInScalars().forEach(type -> names.add(type.getName()));
            return new Missing(types, names);
        }

        void add(GraphQLNamedType type) {
            if (names.add(type.getName())) {
                types.add(type);
            }
        }

        void scalar(GraphQLType type) {
            GraphQLType bare = type;
            while (bare instanceof GraphQLModifiedType modified) {
                bare = modified.getWrappedType();
            }
            if (bare instanceof GraphQLScalarType scalar) {
                add(scalar);
            }
        }
    }

    private GraphQLObjectType session() {
        return GraphQLObjectType.newObject()
                .name(SESSION)
                .field(field("user", required(ref(project.self().typeName()))))
                .field(field("accessToken", required(GraphQLString))
                        .description("For the header Authorization: Bearer."))
                .field(field("expiresAt", required(Scalars.DATE_TIME)).description("When the access token expires."))
                .field(field("refreshToken", required(GraphQLString)))
                .build();
    }

    private static GraphQLInputObjectType signUp(CollectionModel users, List<Column> given) {
        GraphQLInputObjectType.Builder type = credentials(SIGN_UP);
        given.forEach(column -> {
            GraphQLInputType value = ColumnTypes.input(users, column);
            type.field(inputField(column, WriteInputs.mustBeGiven(users, column) ? required(value) : value));
        });
        return type.build();
    }

    private static GraphQLInputObjectType.Builder credentials(String name) {
        return input(name)
                .field(inputField("email", required(GraphQLString)))
                .field(inputField("password", required(GraphQLString), "12 to 1,024 bytes."));
    }

    /** A user as those see themselves who may not use the collection of users. */
    private GraphQLObjectType user(CollectionModel self) {
        String name = self.typeName();
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject()
                .name(name)
                .description("The end user who calls.")
                .withInterface(SharedTypes.NODE);
        types.field(
                type,
                name,
                field("id", required(GraphQLID))
                        .description("Opaque, globally unique.")
                        .build(),
                new Operation.ReadGlobalId(self.id()));
        project.ownColumns()
                .forEach(column -> types.field(
                        type,
                        name,
                        field(column.apiName(), ColumnTypes.output(self, column))
                                .description(column.description())
                                .build(),
                        new Operation.ReadColumn(self.id(), column)));
        return type.build();
    }

    private static GraphQLArgument argument(String name, GraphQLInputType type) {
        return GraphQLArgument.newArgument().name(name).type(type).build();
    }
}
