package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mutation that is one statement is a transaction by itself; every other one begins a transaction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleWriteTest {
    private TestProject project;
    private TestApi api;

    @BeforeAll
    void createProject() {
        project = Press.create();
        api = new TestApi(project, new GeneratedMutations(project.model(), WriteLimits.DEFAULT));
    }

    @AfterAll
    void dropProject() {
        project.close();
    }

    @BeforeEach
    void oneTopic() {
        project.sql().execute("truncate %s.topics restart identity cascade".formatted(project.schema()));
        project.sql().execute("insert into %s.topics (name) values ('one')".formatted(project.schema()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { createTopic(input: {name: \"two\"}) { outcome topic { __typename id rowVersion name } errors { code } } }",
                "mutation { createTopic(input: {name: \"two\"}) { topicEdge(orderBy: [{name: ASC}]) { cursor node { name } } } }",
                "mutation { createTopics(input: [{name: \"two\"}, {name: \"three\"}]) { topics { name } results { topic { id } } } }",
                "mutation { ...F } fragment F on Mutation { a: createTopic(input: {name: \"two\"}) { outcome } }",
                "mutation { updateTopic(id: \"1\", patch: {name: \"two\"}) { topic { name } } }",
                "mutation { deleteTopic(id: \"1\") { deletedId topic { name } } }"
            })
    void oneStatementCommitsByItself(String document) {
        Answer answer = api.ask(document);

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(1);
        assertThat(answer.transactions()).isZero();
        assertThat(answer.open()).isZero();
        assertThat(topics()).isNotEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { a: createTopic(input: {name: \"two\"}) { outcome } b: createTopic(input: {name: \"three\"}) { outcome } }",
                "mutation { createTopic(input: {name: \"two\"}) { topic { articles { totalCount } } } }",
                "mutation { createTopic(input: {name: \"two\"}) { topicEdge { node { ... on Topic { articles { totalCount } } } } } }",
                "mutation { createTopic(input: {name: \"two\"}) { query { topics { totalCount } } } }",
                "mutation { createTopics(input: [{name: \"two\"}]) { results { topic { articles { totalCount } } } } }",
                "mutation { createTopic(input: {name: \"two\", rowId: \"9\"}) { outcome } }",
                "mutation { createTopics(input: [{name: \"two\", rowId: \"9\"}]) { affectedCount } }",
                "mutation { createArticle(input: {slug: \"a\", topics: {connect: [{rowId: \"1\"}]}}) { outcome } }"
            })
    void moreIsOneTransaction(String document) {
        project.sql().execute("delete from %s.articles".formatted(project.schema()));

        Answer answer = api.ask(document);

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.transactions()).isEqualTo(1);
        assertThat(answer.open()).isZero();
    }

    @Test
    void aFailureWithoutATransactionIsToldLikeAnyOther() {
        project.sql().execute("delete from %s.articles".formatted(project.schema()));
        project.sql().execute("insert into %s.articles (slug) values ('taken')".formatted(project.schema()));

        Answer told = api.ask("mutation { createArticle(input: {slug: \"taken\"}) { outcome errors { code } } }");
        Answer thrown = api.ask("mutation { createArticle(input: {slug: \"taken\"}) { outcome } }");

        assertThat(told.data())
                .isEqualTo("{\"createArticle\":{\"outcome\":\"FAILED\",\"errors\":[{\"code\":\"UNIQUE_VIOLATION\"}]}}");
        assertThat(told.errors()).isEmpty();
        assertThat(thrown.codes()).containsExactly(ErrorCode.UNIQUE_VIOLATION);
        assertThat(told.transactions() + thrown.transactions()).isZero();
    }

    @Test
    void anUpdateThatFindsNothingToDoStillTellsWhy() {
        Answer same = api.ask("mutation { updateTopic(id: \"1\", patch: {name: \"one\"}) { outcome topic { name } } }");
        Answer stale = api.ask(
                "mutation { updateTopic(id: \"1\", patch: {name: \"new\"}, ifVersion: \"1\") { errors { code } } }");
        Answer gone = api.ask("mutation { deleteTopic(id: \"7\", ifVersion: \"1\") { errors { code } } }");

        assertThat(same.data()).isEqualTo("{\"updateTopic\":{\"outcome\":\"UNCHANGED\",\"topic\":{\"name\":\"one\"}}}");
        assertThat(stale.all("code")).containsExactly("VERSION_CONFLICT");
        assertThat(gone.all("code")).containsExactly("NOT_FOUND");
        assertThat(topics()).isEqualTo("one");
    }

    /** The answer is broken, the row stands: nothing may say that it was undone. */
    @Test
    void aValueThatCannotBeShownUndoesNothing() {
        project.sql().execute("delete from %s.articles".formatted(project.schema()));
        project.sql()
                .execute("alter table %s.articles alter column score set default 'NaN'".formatted(project.schema()));
        try {
            Answer answer = api.ask("mutation { createArticle(input: {slug: \"nan\"}) { article { slug score } } }");

            assertThat(answer.codes()).containsExactly(ErrorCode.VALUE_OUT_OF_RANGE);
            assertThat(answer.data()).isEqualTo("{\"createArticle\":{\"article\":{\"slug\":\"nan\",\"score\":null}}}");
            assertThat(project.sql().fetchValue("select count(*) from %s.articles".formatted(project.schema())))
                    .isEqualTo(1L);
        } finally {
            project.sql()
                    .execute("alter table %s.articles alter column score drop default".formatted(project.schema()));
        }
    }

    private String topics() {
        return (String) project.sql()
                .fetchValue("select string_agg(name, ',' order by id) from %s.topics".formatted(project.schema()));
    }
}
