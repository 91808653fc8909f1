package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.GlobalId;
import dev.weft.server.endpoint.Slots.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is asked, and whoever asks: what others have is as if it were nowhere. */
class TenantMatrixTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final boolean LONG = "long".equals(System.getProperty("weft.campaign"));
    private static final int WANTED = LONG ? 50_000 : 5_000;
    private static final int LEAST_OWN = 20;
    private static final String REQUEST = "\"requestId\":\"[^\"]*\"";

    private static RunningServer server;
    private static final Map<String, String[]> CALLERS = new LinkedHashMap<>();
    private static final Map<String, String[]> STRANGERS = new LinkedHashMap<>();
    private static final List<Row> THEIRS = new ArrayList<>();
    private static final List<Row> OURS = new ArrayList<>();

    /** What it is known by, and the number of its collection. */
    private record Row(UUID key, int collection) {
        String literal(String kind, boolean global) {
            return "\"" + (kind.equals("ID") && global ? new GlobalId(collection, key).encode() : key.toString())
                    + "\"";
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = new RunningServer("--weft.rate-limits=off");
        String[] ours = server.signUp("ours@example.com");
        String[] theirs = server.signUp("theirs@example.com");
        make("ours", ours);
        make("their", theirs);
        OURS.addAll(rows("ours", ours));
        THEIRS.addAll(rows("their", theirs));
        CALLERS.put("owner", ours);
        CALLERS.put("anonymous", new String[0]);
        CALLERS.put("secret key", server.secretKey("ours", ours));
        CALLERS.put("key of a user", key("ours", "user", ours));
        CALLERS.put("key of an editor", key("ours", "editor", ours));
        CALLERS.put("member", invited("member@example.com", "MEMBER", ours));
        CALLERS.put("admin", invited("admin@example.com", "ADMIN", ours));
        STRANGERS.put("owner of the other", theirs);
        STRANGERS.put("secret key of the other", server.secretKey("their", theirs));
        STRANGERS.put("key of the other's user", key("their", "user", theirs));
        user("ours", CALLERS, "end user");
        user("their", STRANGERS, "end user of the other");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void make(String slug, String[] owner) {
        server.createProject(slug, owner);
        platform(owner, """
                mutation { changeSchema(project: "%s", acceptBreaking: true, operations: [
                  {createCollection: {name: "authors", fields: [{name: "name", type: TEXT}]}},
                  {createCollection: {name: "posts", fields: [{name: "title", type: TEXT}]}},
                  {createCollection: {name: "topics", fields: [{name: "name", type: TEXT}]}},
                  {createRelation: {collection: "posts", name: "author", target: "authors", inverseName: "posts"}},
                  {createRelation: {collection: "posts", name: "topics", target: "topics", kind: MANY_TO_MANY, inverseName: "posts"}},
                  {createRelation: {collection: "authors", name: "mentor", target: "authors", inverseName: "pupils"}},
                  {createRole: {name: "editor"}},
                  {setPolicy: {collection: "authors", role: "anonymous", action: READ}},
                  {setPolicy: {collection: "authors", role: "user", action: READ}},
                  {setPolicy: {collection: "posts", role: "user", action: READ}},
                  {setPolicy: {collection: "posts", role: "user", action: CREATE}},
                  {setPolicy: {collection: "posts", role: "user", action: UPDATE}},
                  {setPolicy: {collection: "posts", role: "editor", action: READ, rows: {title: {startsWith: "%s"}}}},
                  {setPolicy: {collection: "posts", role: "editor", action: UPDATE}},
                  {setPolicy: {collection: "posts", role: "editor", action: DELETE}}]) { revision } }""".formatted(slug, slug));
        for (int i = 0; i < 4; i++) {
            project(slug, owner, """
                    mutation { createPost(input: {title: "%1$s-secret", author: {create: {name: "%1$s-secret"}},
                      topics: {create: [{name: "%1$s-secret"}]}}) { outcome } }""".formatted(slug));
        }
    }

    private static List<Row> rows(String slug, String[] owner) {
        List<Row> rows = new ArrayList<>();
        JsonNode data =
                project(slug, owner, "{ posts { nodes { id } } authors { nodes { id } } topics { nodes { id } } }");
        data.forEach(list -> list.get("nodes").forEach(node -> {
            GlobalId id = GlobalId.decode(node.get("id").asString()).orElseThrow();
            rows.add(new Row((UUID) id.key(), id.collectionNumber()));
        }));
        return rows;
    }

    private static String[] key(String slug, String role, String[] owner) {
        return new String[] {
            "X-API-Key",
            platform(
                            owner,
                            "mutation { createApiKey(input: {project: \"%s\", name: \"k\", kind: PUBLISHABLE, role: \"%s\"}) { secret } }"
                                    .formatted(slug, role))
                    .at("/createApiKey/secret")
                    .asString()
        };
    }

    private static String[] invited(String email, String role, String[] owner) {
        String company = platform(owner, "{ companies { slug } }")
                .at("/companies/0/slug")
                .asString();
        String code = platform(
                        owner,
                        "mutation { inviteMember(input: {companySlug: \"%s\", email: \"%s\", role: %s}) { code } }"
                                .formatted(company, email, role))
                .at("/inviteMember/code")
                .asString();
        String[] account = server.signUp(email);
        platform(account, "mutation { acceptInvitation(code: \"" + code + "\") { slug } }");
        return account;
    }

    /** Where projects have end users who sign up. */
    private static void user(String slug, Map<String, String[]> callers, String name) {
        String document =
                "mutation { signUp(input: {email: \"u@example.com\", password: \"seven blue herons\"}) { accessToken } }";
        JsonNode answer =
                JSON.readTree(server.post("/graphql/" + slug, body(document)).body());
        String token = answer.at("/data/signUp/accessToken").asString("");
        if (!token.isEmpty()) {
            callers.put(name, new String[] {"Authorization", "Bearer " + token});
        }
    }

    private static String[] caller(String name) {
        return Objects.requireNonNull(CALLERS.getOrDefault(name, STRANGERS.get(name)), name);
    }

    private static JsonNode platform(String[] caller, String document) {
        return data(server.post("/graphql", body(document), caller).body());
    }

    private static JsonNode project(String slug, String[] caller, String document) {
        return data(server.post("/graphql/" + slug, body(document), caller).body());
    }

    private static JsonNode data(String body) {
        JsonNode answer = JSON.readTree(body);
        assertThat(answer.path("errors").isMissingNode()).as(body).isTrue();
        return answer.get("data");
    }

    private static String body(String document) {
        return JSON.writeValueAsString(Map.of("query", document));
    }

    private static String answer(String path, String document, String[] caller) {
        var response = server.post(path, body(document), caller);
        return response.statusCode() + " " + response.body().replaceAll(REQUEST, "\"requestId\":\"\"");
    }

    @Test
    void rowsOfOthersAreAsIfTheyWereNowhere() {
        long seed = Long.getLong("weft.seed", LONG ? System.nanoTime() : 1);
        RandomGenerator random = new SplittableRandom(seed);
        List<Slot> slots = Slots.of(
                        project("ours", caller("owner"), Slots.INTROSPECTION).get("__schema"))
                .stream()
                .filter(slot -> slot.kind().equals("ID") || slot.kind().equals("UUID"))
                .filter(slot -> !slot.isAboutAllOthers() && !slot.isOfNewRow())
                .toList();
        assertThat(slots).filteredOn(TenantMatrixTest::findsOwnRows).hasSizeGreaterThan(LEAST_OWN);
        String before = content();
        int probes = 0;
        while (probes < WANTED) {
            for (Slot slot : slots) {
                for (Map.Entry<String, String[]> caller : CALLERS.entrySet()) {
                    Row theirs = THEIRS.get(random.nextInt(THEIRS.size()));
                    Row nowhere = new Row(new UUID(random.nextLong(), random.nextLong()), theirs.collection());
                    boolean global = random.nextBoolean();
                    String foreign = told(slot, theirs.literal(slot.kind(), global), caller.getValue());
                    String absent = told(slot, nowhere.literal(slot.kind(), global), caller.getValue());
                    assertThat(foreign)
                            .as("%s: %s", caller.getKey(), slot.document())
                            .isEqualTo(absent)
                            .doesNotContain("their-secret");
                    probes += 2;
                }
                probes += strangers(slot, random);
            }
        }
        System.out.printf(
                "tenants: seed %d, %d places, %d callers, %,d probes, 0 rows of others%n",
                seed, slots.size(), CALLERS.size() + STRANGERS.size(), probes);
        assertThat(content()).isEqualTo(before);
        assertThat(server.connections().lent()).isGreaterThan(WANTED / 2);
        assertThat(server.connections().found()).isEmpty();
    }

    /** Whether the place is one through which rows are found at all. */
    private static boolean findsOwnRows(Slot slot) {
        String[] owner = caller("owner");
        Row nowhere = new Row(UUID.randomUUID(), OURS.getFirst().collection());
        return slot.document().startsWith("query")
                && !told(slot, nowhere.literal(slot.kind(), false), owner)
                        .equals(told(slot, OURS.getFirst().literal(slot.kind(), false), owner));
    }

    private static String told(Slot slot, String literal, String[] caller) {
        return answer("/graphql/ours", slot.document().replace("§", literal), caller)
                .replace(literal.substring(1, literal.length() - 1), "it");
    }

    /** They learn nothing of what is there either. */
    private static int strangers(Slot slot, RandomGenerator random) {
        int probes = 0;
        for (Map.Entry<String, String[]> stranger : STRANGERS.entrySet()) {
            Row ours = OURS.get(random.nextInt(OURS.size()));
            String document = slot.document().replace("§", ours.literal(slot.kind(), false));
            String here = answer("/graphql/ours", document, stranger.getValue());
            assertThat(here)
                    .as("%s: %s", stranger.getKey(), document)
                    .startsWith("4")
                    .doesNotContain("\"data\"")
                    .doesNotContain("secret\"");
            if (stranger.getKey().equals("owner of the other")) {
                assertThat(here).isEqualTo(answer("/graphql/nope", document, stranger.getValue()));
                probes++;
            }
            probes++;
        }
        return probes;
    }

    private static String content() {
        return project(
                        "their",
                        caller("owner of the other"),
                        "{ posts { nodes { rowId rowVersion title author { rowId name } topics { nodes { rowId name } } } } authors { nodes { rowId rowVersion name } } }")
                .toString();
    }

    @Test
    void projectsAndCompaniesOfOthersAreAsIfTheyWereNowhere() {
        String[] theirs = caller("owner of the other");
        String theirCompany = platform(theirs, "{ companies { slug } }")
                .at("/companies/0/slug")
                .asString();
        List<Slot> slots =
                Slots.of(platform(caller("owner"), Slots.INTROSPECTION).get("__schema"));
        int probes = 0;
        for (Slot slot : slots) {
            boolean named = !slot.kind().equals("ID") && !slot.kind().equals("UUID");
            String there = slot.kind().equals("companySlug") ? theirCompany : "their";
            String nowhere = "x".repeat(there.length());
            for (String caller : List.of("owner", "admin", "member", "anonymous")) {
                if (named && !slot.field().startsWith("create")) {
                    String foreign = platformAnswer(slot, there, caller);
                    assertThat(foreign)
                            .as("%s: %s", caller, slot.document())
                            .isEqualTo(platformAnswer(slot, nowhere, caller))
                            .doesNotContain("their-secret");
                    probes += 2;
                }
            }
        }
        System.out.printf("tenants on the platform: %d places, %,d probes%n", slots.size(), probes);
        assertThat(probes).isGreaterThan(100);
    }

    private static String platformAnswer(Slot slot, String name, String caller) {
        return answer("/graphql", slot.document().replace("§", "\"" + name + "\""), caller(caller))
                .replace(name, "it");
    }
}
