package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.deadline.Deadlines;
import dev.weft.server.security.Credentials;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GraphQL over HTTP on {@code /graphql} and {@code /graphql/{project}}. What needs no body is refused before the body
 * is read: the method, the media types, the project and the caller, in this order.
 */
final class GraphQlServlet extends HttpServlet {
    static final String PATH = "/graphql";

    private static final Logger LOG = LoggerFactory.getLogger(GraphQlServlet.class);
    private static final String UNKNOWN_PROJECT = "There is no such project, or you are not a member of it.";
    private static final String METHODS = "GET, POST, OPTIONS";
    private static final int NO_CONTENT = 204;

    private final transient GraphQlRoutes routes;
    private final transient OperationRunner runner;
    private final transient PublishedKeys keys;
    private final transient Deadlines deadlines;
    private final int maxBodyBytes;

    GraphQlServlet(GraphQlRoutes routes, Deadlines deadlines, int maxBodyBytes, int maxBatch) {
        this.routes = routes;
        this.runner = new OperationRunner(maxBatch);
        this.keys = new PublishedKeys(routes);
        this.deadlines = deadlines;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CrossOrigin.answer(request, response, this::allows);
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Allow", METHODS);
            response.setStatus(NO_CONTENT);
            return;
        }
        if (PublishedKeys.isAskedFor(request)) {
            keys.answer(request, response);
            return;
        }
        ResponseFormat format =
                ResponseFormat.negotiate(request.getHeaders("Accept")).orElse(null);
        try {
            deadlines.limit(() -> serve(request, response, format));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, @Nullable ResponseFormat format) {
        Answer answer;
        try {
            answer = answer(request, response, format);
        } catch (ApiException e) {
            answer = Answer.refusal(e, RequestIds.of(request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            answer = Answer.refusal(Failures.refusal(e, request.getRequestURI()), RequestIds.of(request));
        }
        try {
            send(response, answer, format == null ? ResponseFormat.JSON : format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(HttpServletRequest request, HttpServletResponse response, @Nullable ResponseFormat format)
            throws IOException {
        boolean post = request.getMethod().equals("POST");
        if (!post && !request.getMethod().equals("GET")) {
            ApiException refused = new ApiException(ErrorCode.METHOD_NOT_ALLOWED, "Send a GET or a POST.");
            return Answer.refusal(refused, RequestIds.of(request)).allowing(METHODS);
        }
        if (format == null) {
            throw new ApiException(
                    ErrorCode.NOT_ACCEPTABLE, "Accept application/graphql-response+json or application/json.");
        }
        if (post && !MediaTypes.isJson(request.getContentType())) {
            throw new ApiException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json, encoded in UTF-8.");
        }
        GraphQlExchange exchange = open(request, format);
        try {
            return post
                    ? runner.post(exchange, JsonReader.read(RequestBody.read(request, maxBodyBytes)))
                    : runner.get(exchange, QueryString.read(request.getQueryString()));
        } finally {
            exchange.engine().revision().ifPresent(revision -> response.setIntHeader("Weft-Revision", revision));
        }
    }

    private GraphQlExchange open(HttpServletRequest request, ResponseFormat format) {
        String path = request.getPathInfo();
        GraphQlEndpoint endpoint = path == null ? routes.platform() : project(path.substring(1));
        Credentials credentials = Credentials.of(header -> single(request, header));
        String name = path == null ? PATH : PATH + path;
        String key = IdempotencyKey.check(single(request, IdempotencyKey.HEADER));
        GraphQlEngine engine = endpoint.open(credentials, origin(request));
        return new GraphQlExchange(name, engine, format, RequestIds.of(request), key);
    }

    private static RequestOrigin origin(HttpServletRequest request) {
        return new RequestOrigin(
                ClientName.of(request::getHeader),
                request.getRemoteAddr(),
                request.getHeader("User-Agent"),
                RequestIds.of(request));
    }

    private boolean allows(HttpServletRequest request, String origin) {
        String path = request.getPathInfo();
        try {
            return path != null
                    && routes.project(path.substring(1))
                            .filter(endpoint -> endpoint.allows(origin))
                            .isPresent();
        } catch (RuntimeException e) {
            LOG.debug("It is not known who may call {}", path, e);
            return false;
        }
    }

    private GraphQlEndpoint project(String slug) {
        return routes.project(slug).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, UNKNOWN_PROJECT));
    }

    /** Two of one kind, of credentials above all, are a mistake, or an attempt to show one to a proxy and the other to the server. */
    private static @Nullable String single(HttpServletRequest request, String header) {
        Enumeration<String> values = request.getHeaders(header);
        String value = values.hasMoreElements() ? values.nextElement() : null;
        if (values.hasMoreElements()) {
            throw new ApiException(ErrorCode.BAD_REQUEST, "The header '" + header + "' is given twice.");
        }
        return value;
    }

    private static void send(HttpServletResponse response, Answer answer, ResponseFormat format) throws IOException {
        JsonWriter.Bytes json = JsonWriter.write(answer.body());
        response.setStatus(answer.status());
        response.setContentType(format.contentType());
        response.setHeader("Cache-Control", "no-store");
        if (answer.allow() != null) {
            response.setHeader("Allow", answer.allow());
        }
        if (answer.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (answer.retryAfter() > 0 && !response.containsHeader("Retry-After")) {
            response.setHeader("Retry-After", Long.toString(answer.retryAfter()));
        }
        if (answer.status() == ErrorCode.PAYLOAD_TOO_LARGE.httpStatus()) {
            response.setHeader("Connection", "close");
        }
        response.setContentLength(json.size());
        json.sendTo(response.getOutputStream());
    }
}
