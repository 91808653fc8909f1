package dev.weft.server.http;

import dev.weft.server.security.Credentials;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a request is handed to that wants more than one answer. */
public interface StreamTransport {
    /**
     * Who asks where.
     *
     * @param name of the endpoint, e.g. {@code /graphql/shop}
     * @param credentials that the headers hold
     */
    record Visit(String name, Credentials credentials, RequestOrigin origin) {}

    /** Answers with a stream of events, on the calling thread, until it ends. */
    interface Events {
        /**
         * @param request its members, unchecked
         * @param mayWrite whether mutations are taken
         * @throws dev.weft.error.ApiException for what is refused before the stream begins
         */
        void serve(Visit visit, @Nullable Object request, boolean mayWrite, HttpServletResponse response)
                throws IOException;
    }

    /** Makes a socket of the connection. */
    interface Sockets {
        /** @throws dev.weft.error.ApiException for what is refused before the connection is a socket */
        void upgrade(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException;
    }
}
