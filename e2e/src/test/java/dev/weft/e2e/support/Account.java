package dev.weft.e2e.support;

import java.util.Map;
import java.util.UUID;

/** Somebody who has just signed up. */
public record Account(RunningServer server, String email, String password, String token) {

    public static Account signUp(RunningServer server) {
        return signUp(server, "person-" + UUID.randomUUID() + "@example.com", "four unrelated old words");
    }

    public static Account signUp(RunningServer server, String email, String password) {
        String token = server.platform()
                .data(
                        "mutation($input: SignUpInput!) { signUp(input: $input) { accessToken } }",
                        Map.of("input", Map.of("email", email, "password", password)))
                .at("/signUp/accessToken")
                .asString();
        return new Account(server, email, password, token);
    }

    /** Signs in anew: tokens last some minutes only. */
    public Account signIn() {
        String fresh = server.platform()
                .data(
                        "mutation($input: SignInInput!) { signIn(input: $input) { accessToken } }",
                        Map.of("input", Map.of("email", email, "password", password)))
                .at("/signIn/accessToken")
                .asString();
        return new Account(server, email, password, fresh);
    }

    /** The platform's API as this account. */
    public GraphQlClient platform() {
        return server.platform().as(token);
    }

    /** Gives it an address that nothing else has. */
    public Project createProject(String name) {
        String slug = "e2e-" + UUID.randomUUID();
        platform()
                .data(
                        "mutation($input: CreateProjectInput!) { createProject(input: $input) { slug } }",
                        Map.of("input", Map.of("name", name, "slug", slug)));
        return Project.of(this, slug);
    }
}
