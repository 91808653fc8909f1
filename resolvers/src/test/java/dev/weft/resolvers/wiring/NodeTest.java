package dev.weft.resolvers.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.GlobalId;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeTest {
    private TestProject project;

    @BeforeEach
    void createMarks() {
        project = TestProject.create();
        project.change("""
                {"createCollection": {"name": "marks", "primaryKey": "BIGINT", "fields": [{"name": "name", "type": "TEXT"}]}}""");
        project.sql().execute("insert into {0}.marks (name) values ('a')", DSL.name(project.schema()));
    }

    @AfterEach
    void dropProject() {
        project.close();
    }

    @Test
    void aRowIsFoundByItsIdAlone() {
        assertThat(node()).isEqualTo("{\"__typename\":\"Mark\",\"name\":\"a\"}");
    }

    @Test
    void rowsThatCannotBeGotOneByOneAreNoNodes() {
        project.change("""
                {"updateCollection": {"collection": "marks", "operations": ["LIST", "CREATE"]}}""");

        assertThat(node()).isEqualTo("null");
    }

    private String node() {
        int number = project.catalog().collection("marks").orElseThrow().number();
        return new TestApi(project, new NoMutations())
                .ask(
                        "query($id: ID!) { node(id: $id) { __typename ... on Mark { name } } }",
                        Map.of("id", new GlobalId(number, 1L).encode()))
                .at("/node")
                .toString();
    }
}
