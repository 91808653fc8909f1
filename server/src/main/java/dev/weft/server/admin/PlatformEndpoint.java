package dev.weft.server.admin;

import dev.weft.server.http.GraphQlEndpoint;
import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.http.RequestOrigin;
import dev.weft.server.http.Standing;
import dev.weft.server.security.Credentials;
import dev.weft.server.security.PlatformCredentials;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.graphql.ExecutionGraphQlService;

/** {@code /graphql}. */
public final class PlatformEndpoint implements GraphQlEndpoint {
    private final PlatformCredentials credentials;
    private final ExecutionGraphQlService service;
    private final PlatformDocuments documents;
    private final Supplier<? extends ClientExchange> exchange;

    PlatformEndpoint(
            PlatformCredentials credentials,
            ExecutionGraphQlService service,
            PlatformDocuments documents,
            Supplier<? extends ClientExchange> exchange) {
        this.credentials = credentials;
        this.service = service;
        this.documents = documents;
        this.exchange = exchange;
    }

    @Override
    public GraphQlEngine open(Credentials shown, RequestOrigin origin) {
        PlatformCaller caller = new PlatformCaller(credentials.account(shown), origin, exchange.get());
        return new PlatformEngine(caller, service, documents);
    }

    @Override
    public Standing standing(Credentials shown) {
        return new Standing(credentials.account(shown), 0);
    }

    @Override
    public Object payer(Standing standing, String address) {
        return standing.caller() instanceof Optional<?> signedIn && signedIn.isPresent() ? signedIn : address;
    }
}
