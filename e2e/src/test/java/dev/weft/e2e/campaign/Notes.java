package dev.weft.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.campaign.Clients.Stopwatch;
import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.Reply;
import dev.weft.e2e.support.RunningServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A collection that is read and written by the names that it began with, while its catalog changes. */
final class Notes {
    private static final int ROWS = 30;
    private static final String READ = """
            query {
              __type(name: "Note") { fields { name } }
              notes(first: 5, orderBy: [{ title: ASC }], filter: { title: { startsWith: "Note" } }) {
                totalCount edges { cursor node { id rowVersion title } } } }""";
    private static final String WRITE = """
            mutation($id: ID!, $patch: NotePatch!) {
              updateNote(id: $id, patch: $patch) { outcome note { title body } errors { code message } } }""";

    private final Project project;
    private final int revision;
    private final List<String> ids;

    private Notes(Project project, int revision, List<String> ids) {
        this.project = project;
        this.revision = revision;
        this.ids = ids;
    }

    static Notes in(RunningServer server) {
        Project project = Account.signUp(server).createProject("Notes");
        int revision = project.changeSchema(EveryKindOfChange.START);
        List<String> ids = IntStream.range(0, ROWS)
                .mapToObj(i -> project.query(
                                "mutation { createNote(input: { title: \"Note %02d\", rank: %d }) { note { id } } }"
                                        .formatted(i, i))
                        .at("/createNote/note/id")
                        .asString())
                .toList();
        return new Notes(project, revision, ids);
    }

    Project project() {
        return project;
    }

    /** The catalog's when the notes were written. */
    int revision() {
        return revision;
    }

    /** Reads some; what is answered must be of one revision. */
    void read(List<Set<String>> shown, Stopwatch watch) {
        Reply reply = watch.time(() -> project.api().send(READ));
        List<String> fields = Reply.list(reply.data().at("/__type/fields")).stream()
                .map(field -> field.get("name").asString())
                .toList();
        assertThat(EveryKindOfChange.among(fields))
                .as("fields at revision %d", reply.revision())
                .isEqualTo(shown.get(reply.revision() - revision));
        assertThat(reply.data().at("/notes/totalCount").asInt()).isEqualTo(ROWS);
        assertThat(reply.data().at("/notes/edges")).hasSize(5);
        assertThat(reply.data().at("/notes/edges/0/node/title").asString()).isEqualTo("Note 00");
    }

    /** Changes a note that no other client changes. */
    void write(int client, String body, Stopwatch watch) {
        Map<String, Object> variables = Map.of("id", ids.get(client % ids.size()), "patch", Map.of("body", body));
        Reply reply = watch.time(() -> project.api().send(WRITE, variables));
        assertThat(reply.data().at("/updateNote/errors")).as(reply.text()).isEmpty();
        assertThat(reply.data().at("/updateNote/note/body").asString()).isEqualTo(body);
        assertThat(reply.data().at("/updateNote/note/title").asString()).startsWith("Note ");
    }

    /** Makes a change, however often it is told to wait; returns how often that was. */
    int change(List<Map<String, Object>> operations, int expected) {
        int busy = 0;
        Reply reply = project.attemptBreaking(operations);
        for (; reply.codes().equals(List.of("CATALOG_BUSY")); busy++) {
            reply = project.attemptBreaking(operations);
        }
        assertThat(reply.data().at("/changeSchema/revision").asInt())
                .as(reply.text())
                .isEqualTo(expected);
        return busy;
    }
}
