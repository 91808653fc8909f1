package dev.weft.resolvers.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.wiring.ProjectResolvers;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.testing.TestProject;
import graphql.GraphQL;
import graphql.introspection.IntrospectionQueryBuilder;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SchemaAnswersTest {
    private static TestProject project;
    private static GraphQLSchema schema;
    private static GraphQL graphql;
    private static SchemaAnswers answers;

    @BeforeAll
    static void open() {
        project = Press.create();
        schema = ProjectSchemaBuilder.build(
                project.model(), new ProjectResolvers(project.model(), ReadLimits.DEFAULT, new NoMutations()));
        graphql = GraphQL.newGraphQL(schema).build();
        answers = new SchemaAnswers(schema);
    }

    @AfterAll
    static void close() {
        project.close();
    }

    @Test
    void whatToolsAskIsAnsweredAsByExecution() {
        String document = IntrospectionQueryBuilder.build(IntrospectionQueryBuilder.Options.defaultOptions()
                .descriptions(true)
                .specifiedByUrl(true)
                .isOneOf(true)
                .inputValueDeprecation(true)
                .schemaDescription(true)
                .directiveIsRepeatable(true));

        assertThat(answer(document)).isEqualTo(executed(document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ __schema { __typename description types { __typename specifiedByURL specifiedByUrl isOneOf } } }",
                "{ a: __type(name: \"Article\") { ...T fields { type { ofType { name } ofType { k: kind } } } } }"
                        + " fragment T on __Type { kind ... { interfaces { name } } }",
                "{ none: __type(name: \"Nothing\") { name } }",
                "{ t: __typename ... on Query { __schema { directives { name locations __typename args { name defaultValue __typename } } } } }",
                "{ __schema { types { fields(includeDeprecated: true) { __typename deprecationReason args(includeDeprecated: true) {"
                        + " deprecationReason isDeprecated } } enumValues(includeDeprecated: true) { name deprecationReason __typename }"
                        + " inputFields(includeDeprecated: true) { isDeprecated } possibleTypes { name } } } }",
                "{ __type(name: \"Query\") { name @skip(if: true) kind @include(if: true) ... @include(if: false) { description } } }",
                "{ __schema { queryType { name } mutationType { name } subscriptionType { name } } }"
            })
    void everythingElseToo(String document) {
        assertThat(answer(document)).isEqualTo(executed(document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ articles { totalCount } __schema { queryType { name } } }",
                "query ($d: Boolean) { __type(name: \"Query\") { fields(includeDeprecated: $d) { name } } }"
            })
    void theRestIsLeftToExecution(String document) {
        assertThat(ask(Parser.parse(document))).isEmpty();
    }

    /** As it is written and as it is kept. */
    private static String answer(String text) {
        Document document = Parser.parse(text);
        byte[] written = ask(document).orElseThrow();
        assertThat(ask(document).orElseThrow()).isEqualTo(written);
        return new String(written, StandardCharsets.UTF_8);
    }

    private static Optional<byte[]> ask(Document document) {
        return answers.answer(
                document,
                document.getDefinitionsOfType(OperationDefinition.class).getFirst());
    }

    private static String executed(String document) {
        return JsonMapper.shared().writeValueAsString(graphql.execute(document).getData());
    }
}
