package dev.weft.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Json;
import dev.weft.e2e.support.NodePackage;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServer.class)
class ThirdPartyClientsTest {
    private static final int BOOKS = 24;

    @TestFactory
    List<DynamicTest> everyCheckOfEveryClient(RunningServer server) throws IOException {
        NodePackage clients = NodePackage.installed("clients");
        Project project = library(server);
        Path sdl = Path.of("target", "library.graphql").toAbsolutePath();
        Files.createDirectories(sdl.getParent());
        Files.writeString(sdl, project.describe("sdl").get("sdl").asString());
        Map<String, String> environment = Map.of(
                "WEFT_PLATFORM", server.platform().endpoint().toString(),
                "WEFT_PROJECT", project.api().endpoint().toString(),
                "WEFT_KEY", project.key(),
                "WEFT_SLUG", project.slug(),
                "WEFT_TOKEN", project.owner().token(),
                "WEFT_SDL", sdl.toString());
        String output = clients.run(environment, "src/main.js");
        List<JsonNode> checks = output.lines()
                .filter(line -> line.startsWith("{\"check\""))
                .map(Json::parse)
                .toList();
        assertThat(checks).as(output).hasSizeGreaterThan(100);
        return checks.stream().map(ThirdPartyClientsTest::test).toList();
    }

    private static DynamicTest test(JsonNode check) {
        return dynamicTest(
                check.get("check").asString(),
                () -> assertThat(check.path("message").asString("")).isEmpty());
    }

    private static Project library(RunningServer server) {
        Project project = Account.signUp(server).createProject("Library");
        project.changeSchema("""
                {"createCollection": {"name": "authors", "fields": [
                  {"name": "name", "type": "TEXT", "required": true, "unique": true},
                  {"name": "born_on", "type": "DATE"}]}}""", """
                {"createCollection": {"name": "books", "description": "Printed \\"things\\".", "fields": [
                  {"name": "title", "type": "TEXT", "required": true},
                  {"name": "price", "type": "NUMBER"},
                  {"name": "copies", "type": "BIGINT"},
                  {"name": "genre", "type": "SINGLE_SELECT", "options": [{"name": "novel"}, {"name": "essay"}]},
                  {"name": "moods", "type": "MULTI_SELECT", "options": [{"name": "grim"}, {"name": "gay"}]},
                  {"name": "tags", "type": "TEXT_LIST"},
                  {"name": "facts", "type": "JSON"}]}}""", """
                {"createRelation": {"collection": "books", "name": "author", "target": "authors",
                  "inverseName": "books", "required": true}}""", """
                {"createRelation": {"collection": "books", "name": "sequels", "target": "books",
                  "kind": "MANY_TO_MANY", "inverseName": "prequels"}}""");
        String author = createAuthor(project, "Ada Author");
        createAuthor(project, "Ben Scribe");
        for (int i = 0; i < BOOKS; i++) {
            project.query("mutation { createBook(input: { title: \"Book %02d\", authorId: \"%s\" }) { outcome } }"
                    .formatted(i, author));
        }
        return project;
    }

    private static String createAuthor(Project project, String name) {
        return project.query("mutation { createAuthor(input: { name: \"%s\" }) { author { id } } }".formatted(name))
                .at("/createAuthor/author/id")
                .asString();
    }
}
