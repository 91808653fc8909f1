package dev.weft.server.sample;

import dev.weft.server.sample.SampleClient.RefusedException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** Makes the project "Bookshop" in a running server and fills it. */
public final class SampleCommand {
    private static final String NEW_ACCOUNT = "demo@example.com";

    private final SampleOptions options;
    private final PrintStream out;

    private SampleCommand(SampleOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @param arguments those after {@code sample}
     * @return the process's exit status
     */
    public static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream errors) {
        if (Arrays.asList(arguments).contains("--help")) {
            out.print(SampleOptions.USAGE);
            return 0;
        }
        try {
            new SampleCommand(SampleOptions.parse(arguments, environment), out).run();
            return 0;
        } catch (SampleException e) {
            errors.println(e.getMessage());
        } catch (RefusedException e) {
            errors.println("The server refused: " + e.getMessage());
        }
        return 1;
    }

    private void run() {
        SampleClient client = signedIn(new SampleClient(options.url()));
        String slug = createProject(client);
        out.println("Creating collections ...");
        client.platform("""
                mutation($project: String!, $operations: [SchemaOperation!]!) {
                  changeSchema(project: $project, operations: $operations) { revision }
                }""", Map.of("project", slug, "operations", SampleContent.operations()));
        Bookshop shop = new Bookshop();
        out.println("Writing " + shop.rowCount() + " rows ...");
        new SampleWriter(requests -> client.project(slug, requests)).write(shop);
        printResult(slug);
    }

    private SampleClient signedIn(SampleClient client) {
        String email = options.email();
        String password = options.password();
        if (email == null || password == null) {
            return signedUp(client);
        }
        try {
            return client.as(client.platform(
                            "mutation($input: SignInInput!) { signIn(input: $input) { accessToken } }",
                            Map.of("input", Map.of("email", email, "password", password)))
                    .at("/signIn/accessToken")
                    .asString());
        } catch (RefusedException e) {
            if (e.code().equals("INVALID_CREDENTIALS")) {
                throw new SampleException(
                        "There is no account " + email + " with that password. Sign up at " + options.url()
                                + "console/sign-up, or leave --email and --password out to make a new account.",
                        e);
            }
            throw e;
        }
    }

    private SampleClient signedUp(SampleClient client) {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try {
            String token = client.platform(
                            "mutation($input: SignUpInput!) { signUp(input: $input) { accessToken } }",
                            Map.of("input", Map.of("email", NEW_ACCOUNT, "password", password, "name", "Demo")))
                    .at("/signUp/accessToken")
                    .asString();
            out.println("A new account: e-mail " + NEW_ACCOUNT + ", password " + password);
            return client.as(token);
        } catch (RefusedException e) {
            if (e.code().equals("EMAIL_TAKEN")) {
                throw new SampleException(
                        "There is an account " + NEW_ACCOUNT + " already. Sign in with it or with yours:"
                                + " ./weft sample --email " + NEW_ACCOUNT + " --password ...",
                        e);
            }
            throw e;
        }
    }

    private String createProject(SampleClient client) {
        try {
            return client.platform(
                            "mutation($input: CreateProjectInput!) { createProject(input: $input) { slug } }",
                            Map.of("input", Map.of("name", SampleContent.NAME, "slug", options.slug())))
                    .at("/createProject/slug")
                    .asString();
        } catch (RefusedException e) {
            if (e.code().equals("NAME_TAKEN")) {
                throw new SampleException(
                        "There is a project '" + options.slug()
                                + "' already. Choose another slug: ./weft sample --slug " + options.slug() + "-2",
                        e);
            }
            throw e;
        }
    }

    private void printResult(String slug) {
        out.println("""

                  The project "%1$s" is ready.

                  Endpoint  %2$sgraphql/%3$s
                  Console   %2$sconsole/projects/%3$s

                  A query to try:

                    { books(first: 5, filter: { inPrint: { eq: true } }, orderBy: [{ price: DESC }]) {
                        nodes { title price author { name } reviews(first: 2) { totalCount nodes { rating } } } } }
                """.formatted(SampleContent.NAME, options.url(), slug));
    }
}
