package dev.weft.e2e.badinput;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;

/**
 * The project that bad inputs are sent to.
 *
 * @param words what stands for {@code {word}} in an input, by the kind of input
 */
record Library(Project project, Map<String, Map<String, String>> words) {

    static Library create(RunningServer server) {
        Account owner = Account.signUp(server);
        Project project = owner.createProject("Bad inputs");
        project.changeSchema("""
                {"createCollection": {"name": "members", "fields": [
                  {"name": "name", "type": "TEXT", "required": true, "config": {"maxLength": 40}},
                  {"name": "age", "type": "INTEGER", "config": {"min": 0, "max": 150}},
                  {"name": "fee", "type": "NUMBER", "config": {"scale": 2}},
                  {"name": "ratio", "type": "FLOAT"},
                  {"name": "code", "type": "TEXT", "unique": true, "config": {"pattern": "^[A-Z]-[0-9]$"}},
                  {"name": "email", "type": "EMAIL", "unique": true},
                  {"name": "homepage", "type": "URL"},
                  {"name": "born_on", "type": "DATE"},
                  {"name": "joined_at", "type": "DATE_TIME"},
                  {"name": "token", "type": "UUID"},
                  {"name": "facts", "type": "JSON"},
                  {"name": "tags", "type": "TEXT_LIST"},
                  {"name": "level", "type": "SINGLE_SELECT", "options": [{"name": "silver"}, {"name": "gold"}]}]}}""", "{\"createCollection\": {\"name\": \"loans\", \"primaryKey\": \"BIGINT\"}}", """
                {"createRelation": {"collection": "loans", "name": "member", "target": "members",
                  "inverseName": "loans", "required": true}}""");
        project.query("""
                mutation {
                  a: createMember(input: { name: "Ada", age: 36, code: "A-1" }) { outcome }
                  b: createMember(input: { name: "Ben", age: 36, code: "B-1" }) { outcome }
                  c: createMember(input: { name: "Cleo", age: 12, code: "C-1" }) { outcome }
                  loan: createLoan(input: { member: { connect: { code: "A-1" } } }) { outcome }
                }""");
        return new Library(project, words(owner, project));
    }

    private static Map<String, Map<String, String>> words(Account owner, Project project) {
        JsonNode ada = project.query("{ memberBy(key: { code: \"A-1\" }) { id rowId } }")
                .get("memberBy");
        String loan = project.query("{ loans(first: 1) { edges { cursor node { id } } } }")
                .at("/loans/edges/0/node/id")
                .asString();
        String id = ada.get("id").asString();
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        words.put("document", Map.of("ada", id));
        words.put("id", Map.of("otherCollection", loan, "half", id.substring(0, id.length() / 2)));
        words.put("cursor", cursors(project));
        words.put("token", tokens(owner));
        words.put("key", keys(owner, project));
        words.put("http", Map.of("key", project.key()));
        return words;
    }

    private static Map<String, String> cursors(Project project) {
        JsonNode edges = project.query("""
                { byName: members(first: 1, orderBy: [{ name: ASC }]) { edges { cursor } }
                  byAge: members(first: 1, orderBy: [{ age: DESC }]) { edges { cursor } }
                  loans(first: 1) { edges { cursor } } }""");
        String cursor = edges.at("/byName/edges/0/cursor").asString();
        return Map.of(
                "half", cursor.substring(0, cursor.length() / 2),
                "changed", withOtherLetter(cursor, 2),
                "otherOrder", edges.at("/byAge/edges/0/cursor").asString(),
                "otherCollection", edges.at("/loans/edges/0/cursor").asString());
    }

    private static Map<String, String> tokens(Account owner) {
        List<String> parts = List.of(owner.token().split("\\.", -1));
        String claims = decoded(parts.get(1));
        Account leaving = owner.signIn();
        leaving.platform().data("mutation { signOut }");
        String other = Account.signUp(owner.server()).token();
        Map<String, String> words = new LinkedHashMap<>();
        words.put("head", parts.get(0));
        words.put("claims", parts.get(1));
        words.put("signature", parts.get(2));
        words.put("otherSignature", other.substring(other.lastIndexOf('.') + 1));
        words.put("changed", encoded(claims.replaceFirst("\"exp\":\\d+", "\"exp\":9999999999")));
        words.put("none", encoded("{\"alg\":\"none\"}"));
        words.put("hs256", encoded("{\"alg\":\"HS256\"}"));
        words.put("jwk", headWith(parts.get(0), "\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}"));
        words.put("jku", headWith(parts.get(0), "\"jku\":\"http://localhost:1/keys\""));
        words.put("crit", headWith(parts.get(0), "\"crit\":[\"x\"],\"x\":1"));
        words.put("signedOut", leaving.token());
        return words;
    }

    private static String headWith(String head, String member) {
        return encoded(decoded(head).replaceFirst("\\{", "{" + Matcher.quoteReplacement(member) + ","));
    }

    private static Map<String, String> keys(Account owner, Project project) {
        String key = project.key();
        Project other = owner.createProject("Bad inputs too");
        String id = other.describe("apiKeys { id }").at("/apiKeys/0/id").asString();
        String revoked = Project.of(owner, other.slug()).key();
        for (JsonNode each : other.describe("apiKeys { id }").get("apiKeys")) {
            if (!each.get("id").asString().equals(id)) {
                owner.platform()
                        .data(
                                "mutation($project: String!, $id: UUID!) { revokeApiKey(project: $project, id: $id) { id } }",
                                Map.of(
                                        "project",
                                        other.slug(),
                                        "id",
                                        each.get("id").asString()));
            }
        }
        return Map.of(
                "half", key.substring(0, key.length() / 2),
                "changed", withOtherLetter(key, key.length() - 3),
                "otherProject", other.key(),
                "revoked", revoked);
    }

    private static String withOtherLetter(String text, int at) {
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The input's text with its words filled in. */
    String fill(String kind, String text) {
        String filled = text;
        for (Map.Entry<String, String> word : words.getOrDefault(kind, Map.of()).entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }

    /** Everything that a refused input may not have changed. */
    String state() {
        String schema = project.schema();
        return project.owner()
                .server()
                .database()
                .rows("""
                select (select revision::text from weft.project where database_schema = ?),
                  (select count(*)::text from information_schema.columns where table_schema = ?),
                  (select string_agg(m::text, ',' order by id) from %1$s.members m),
                  (select string_agg(l::text, ',' order by id) from %1$s.loans l)""".formatted(schema), schema, schema)
                .toString();
    }

    /** The revision of now. */
    int revision() {
        return project.describe("revision").get("revision").asInt();
    }
}
