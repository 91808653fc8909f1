package dev.weft.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.admin.PlatformServer.Answer;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MembersApiTest {
    private static final String INVITE = """
            mutation ($company: String!, $email: String!, $role: MemberRole!) {
              inviteMember(input: {companySlug: $company, email: $email, role: $role}) { id email role code expiresAt acceptedAt } }""";
    private static final String ACCEPT =
            "mutation ($code: String!) { acceptInvitation(code: $code) { slug myRole members { role } } }";
    private static final String CHANGE_ROLE = """
            mutation ($company: String!, $account: UUID!, $role: MemberRole!) {
              changeMemberRole(companySlug: $company, accountId: $account, role: $role) { role account { id } } }""";
    private static final String REMOVE =
            "mutation ($company: String!, $account: UUID!) { removeMember(companySlug: $company, accountId: $account) }";
    private static final String TRANSFER = """
            mutation ($company: String!, $account: UUID!) {
              transferOwnership(companySlug: $company, accountId: $account) { myRole members { role account { id } } } }""";
    private static final String ADD_COLLECTION = """
            mutation ($slug: String!) {
              changeSchema(project: $slug, operations: [{createCollection: {name: "books"}}]) { status } }""";

    private static PlatformServer server;

    private final Person owner = new Person();
    private final String company =
            owner.ask("{ companies { slug } }").data().at("/companies/0/slug").asString();
    private final String project = owner.ask("mutation { createProject(input: {name: \"Shop\"}) { slug } }")
            .data()
            .at("/createProject/slug")
            .asString();

    @BeforeAll
    static void start() {
        server = new PlatformServer("weft.rate-limits=off");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Somebody with an account. */
    private static final class Person {
        final String email = "p-" + UUID.randomUUID() + "@example.com";
        final String id;
        final String token;

        Person() {
            Answer signedUp = server.ask(
                    "mutation ($e: String!) { signUp(input: {email: $e, password: \"seven blue herons\"})"
                            + " { accessToken account { id } } }",
                    Map.of("e", email));
            token = signedUp.data().at("/signUp/accessToken").asString();
            id = signedUp.data().at("/signUp/account/id").asString();
        }

        Answer ask(String document) {
            return ask(document, Map.of());
        }

        Answer ask(String document, Map<String, ?> variables) {
            return server.ask(document, variables, "Authorization", "Bearer " + token);
        }

        int callProject(String slug) {
            return server.askProject(slug, "{ __typename }", "Authorization", "Bearer " + token)
                    .response()
                    .statusCode();
        }
    }

    @Test
    void aFoundedCompanyBelongsToItsFounder() {
        Answer founded = owner.ask("mutation { createCompany(input: {name: \"Blue Heron\"}) { slug name myRole } }");

        assertThat(founded.data().at("/createCompany/slug").asString()).startsWith("blue-heron");
        assertThat(founded.data().at("/createCompany/myRole").asString()).isEqualTo("OWNER");
        assertThat(owner.ask("mutation { createCompany(input: {name: \"Other\", slug: \"" + company + "\"}) { slug } }")
                        .code())
                .isEqualTo("NAME_TAKEN");
        assertThat(owner.ask("mutation { createCompany(input: {name: \"Other\", slug: \"console\"}) { slug } }")
                        .code())
                .isEqualTo("RESERVED_NAME");
    }

    @Test
    void anInvitationLetsItsGuestInOnce() {
        Person guest = new Person();
        String code =
                invite(owner, guest, "MEMBER").data().at("/inviteMember/code").asString();
        assertThat(server.bean(DSLContext.class)
                        .fetch("select * from weft.invitation")
                        .toString())
                .doesNotContain(code);
        assertThat(owner.ask("{ companies { invitations { email code acceptedAt } } }")
                        .body()
                        .toString())
                .contains(guest.email)
                .doesNotContain(code);

        Answer accepted = guest.ask(ACCEPT, Map.of("code", code));
        assertThat(accepted.data().at("/acceptInvitation/myRole").asString()).isEqualTo("MEMBER");
        assertThat(accepted.data().at("/acceptInvitation/members")).hasSize(2);
        assertThat(guest.ask(ACCEPT, Map.of("code", code)).code()).isEqualTo("NOT_FOUND");
        assertThat(owner.ask("{ companies { invitations { acceptedAt } } }")
                        .data()
                        .at("/companies/0/invitations/0/acceptedAt")
                        .asString())
                .isNotEmpty();
    }

    @Test
    void anInvitationIsForItsGuestAlone() {
        Person guest = new Person();
        String code =
                invite(owner, guest, "ADMIN").data().at("/inviteMember/code").asString();

        assertThat(new Person().ask(ACCEPT, Map.of("code", code)).code()).isEqualTo("FORBIDDEN");
        assertThat(server.ask(ACCEPT, Map.of("code", code)).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(guest.ask(ACCEPT, Map.of("code", "weft_in_guess")).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void invitationsExpireAreReplacedAndWithdrawn() {
        Person guest = new Person();
        String first =
                invite(owner, guest, "MEMBER").data().at("/inviteMember/code").asString();
        Answer second = invite(owner, guest, "MEMBER");
        assertThat(guest.ask(ACCEPT, Map.of("code", first)).code()).isEqualTo("NOT_FOUND");

        owner.ask(
                "mutation ($c: String!, $id: UUID!) { withdrawInvitation(companySlug: $c, id: $id) }",
                Map.of("c", company, "id", second.data().at("/inviteMember/id").asString()));
        assertThat(guest.ask(
                                ACCEPT,
                                Map.of(
                                        "code",
                                        second.data().at("/inviteMember/code").asString()))
                        .code())
                .isEqualTo("NOT_FOUND");

        String third =
                invite(owner, guest, "MEMBER").data().at("/inviteMember/code").asString();
        server.bean(DSLContext.class)
                .execute("update weft.invitation set expires_at = now() where email = ?", guest.email);
        assertThat(guest.ask(ACCEPT, Map.of("code", third)).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void membersSeeProjectsAndChangeNothing() {
        Person member = join("MEMBER");

        assertThat(member.ask("query ($slug: String!) { project(slug: $slug) { myRole collections { name } } }", slug())
                        .data()
                        .at("/project/myRole")
                        .asString())
                .isEqualTo("MEMBER");
        assertThat(member.ask(ADD_COLLECTION, slug()).code()).isEqualTo("FORBIDDEN");
        assertThat(member.ask("query ($slug: String!) { project(slug: $slug) { apiKeys { id } } }", slug())
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(member.ask(
                                "mutation ($slug: String!) { createApiKey(input: {project: $slug, name: \"k\", kind: SECRET}) { secret } }",
                                slug())
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(member.ask(
                                "mutation ($c: String!) { createProject(input: {name: \"Mine\", companySlug: $c}) { slug } }",
                                Map.of("c", company))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(invite(member, new Person(), "MEMBER").code()).isEqualTo("FORBIDDEN");
        assertThat(member.callProject(project)).isEqualTo(200);
    }

    @Test
    void adminsDoEverythingButTouchOwners() {
        Person admin = join("ADMIN");

        assertThat(admin.ask(ADD_COLLECTION, slug())
                        .data()
                        .at("/changeSchema/status")
                        .asString())
                .isEqualTo("APPLIED");
        assertThat(invite(admin, new Person(), "ADMIN").code()).isEmpty();
        assertThat(invite(admin, new Person(), "OWNER").code()).isEqualTo("FORBIDDEN");
        assertThat(admin.ask(CHANGE_ROLE, change(owner, "MEMBER")).code()).isEqualTo("FORBIDDEN");
        assertThat(admin.ask(CHANGE_ROLE, change(admin, "OWNER")).code()).isEqualTo("FORBIDDEN");
        assertThat(admin.ask(REMOVE, of(owner)).code()).isEqualTo("FORBIDDEN");
        assertThat(admin.ask(TRANSFER, of(admin)).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void aCompanyKeepsItsLastOwner() {
        assertThat(owner.ask(REMOVE, of(owner)).code()).isEqualTo("BAD_USER_INPUT");
        assertThat(owner.ask(CHANGE_ROLE, change(owner, "ADMIN")).code()).isEqualTo("BAD_USER_INPUT");

        Person second = join("OWNER");
        assertThat(owner.ask(REMOVE, of(owner)).code()).isEmpty();
        assertThat(second.ask(REMOVE, of(second)).code()).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void ownershipIsHandedOver() {
        Person heir = join("MEMBER");
        Answer handed = owner.ask(TRANSFER, of(heir));

        assertThat(handed.data().at("/transferOwnership/myRole").asString()).isEqualTo("ADMIN");
        assertThat(heir.ask("{ companies { slug myRole } }").body().toString())
                .contains("\"slug\":\"" + company + "\",\"myRole\":\"OWNER\"");
        assertThat(owner.ask(TRANSFER, of(heir)).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void whoIsRemovedIsOutAtOnceWithTheInvitationsGiven() {
        Person admin = join("ADMIN");
        Person guest = new Person();
        String code =
                invite(admin, guest, "MEMBER").data().at("/inviteMember/code").asString();
        assertThat(admin.callProject(project)).isEqualTo(200);
        assertThat(owner.ask(REMOVE, of(admin)).data().path("removeMember").asBoolean())
                .isTrue();

        assertThat(admin.callProject(project)).isEqualTo(404);
        assertThat(admin.ask(ADD_COLLECTION, slug()).code()).isEqualTo("NOT_FOUND");
        assertThat(admin.ask("{ companies { slug } }").body().toString()).doesNotContain("\"" + company + "\"");
        assertThat(guest.ask(ACCEPT, Map.of("code", code)).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void strangersFindNoCompany() {
        Person stranger = new Person();

        assertThat(invite(stranger, new Person(), "MEMBER").code()).isEqualTo("NOT_FOUND");
        assertThat(stranger.ask(REMOVE, of(owner)).code()).isEqualTo("NOT_FOUND");
        assertThat(stranger.ask(
                                "mutation ($slug: String!) { decommissionProject(slug: $slug, confirmSlug: $slug) { state } }",
                                slug())
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void aDecommissionedProjectIsClosedUntilItIsRestored() {
        owner.ask(ADD_COLLECTION, slug());
        assertThat(owner.ask(
                                "mutation ($slug: String!) { decommissionProject(slug: $slug, confirmSlug: \"other\") { state } }",
                                slug())
                        .code())
                .isEqualTo("CONFIRMATION_REQUIRED");
        assertThat(owner.callProject(project)).isEqualTo(200);
        Answer closed = owner.ask(
                "mutation ($slug: String!) { decommissionProject(slug: $slug, confirmSlug: $slug) { state databaseSchema } }",
                slug());

        assertThat(closed.data().at("/decommissionProject/state").asString()).isEqualTo("DECOMMISSIONED");
        assertThat(closed.data().at("/decommissionProject/databaseSchema").asString())
                .startsWith("decommissioned_p_");
        assertThat(owner.callProject(project)).isEqualTo(404);
        assertThat(owner.ask(ADD_COLLECTION, slug()).code()).isEqualTo("OPERATION_NOT_ALLOWED");

        Answer restored =
                owner.ask("mutation ($slug: String!) { restoreProject(slug: $slug) { state databaseSchema } }", slug());
        assertThat(restored.data().at("/restoreProject/state").asString()).isEqualTo("ACTIVE");
        assertThat(restored.data().at("/restoreProject/databaseSchema").asString())
                .startsWith("p_");
        assertThat(server.askProject(project, "{ books { totalCount } }", "Authorization", "Bearer " + owner.token)
                        .data()
                        .at("/books/totalCount")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void sessionsAreSeenAndEndedByTheirOwner() {
        Answer signedIn = server.ask(
                "mutation ($e: String!) { signIn(input: {email: $e, password: \"seven blue herons\"}) { accessToken } }",
                Map.of("e", owner.email),
                "User-Agent",
                "Elsewhere/1.0");
        String elsewhere = signedIn.data().at("/signIn/accessToken").asString();
        Answer seen = owner.ask("{ me { sessions { id current address userAgent } } }");

        assertThat(seen.data().at("/me/sessions")).hasSize(2);
        assertThat(seen.data().at("/me/sessions/0/userAgent").asString()).isEqualTo("Elsewhere/1.0");
        assertThat(seen.data().at("/me/sessions/0/current").asBoolean()).isFalse();
        assertThat(seen.data().at("/me/sessions/1/current").asBoolean()).isTrue();
        String id = seen.data().at("/me/sessions/0/id").asString();
        assertThat(new Person()
                        .ask("mutation ($id: UUID!) { revokeSession(id: $id) }", Map.of("id", id))
                        .data()
                        .path("revokeSession")
                        .asBoolean())
                .isFalse();
        owner.ask("mutation ($id: UUID!) { revokeSession(id: $id) }", Map.of("id", id));
        assertThat(server.ask("{ me { id } }", Map.of(), "Authorization", "Bearer " + elsewhere)
                        .response()
                        .statusCode())
                .isEqualTo(401);
        join("MEMBER");
        assertThat(owner.ask("{ companies { members { account { id sessions { id } } } } }")
                        .data()
                        .at("/companies/0/members")
                        .valueStream()
                        .filter(member -> member.at("/account/sessions").isNull())
                        .count())
                .isEqualTo(1);
    }

    private Person join(String role) {
        Person person = new Person();
        String code =
                invite(owner, person, role).data().at("/inviteMember/code").asString();
        assertThat(person.ask(ACCEPT, Map.of("code", code)).code()).isEmpty();
        return person;
    }

    private Answer invite(Person inviter, Person guest, String role) {
        return inviter.ask(INVITE, Map.of("company", company, "email", guest.email, "role", role));
    }

    private Map<String, String> slug() {
        return Map.of("slug", project);
    }

    private Map<String, String> of(Person person) {
        return Map.of("company", company, "account", person.id);
    }

    private Map<String, String> change(Person person, String role) {
        return Map.of("company", company, "account", person.id, "role", role);
    }
}
