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
    private static final String METHODS = "GET, POST, OPTIONS";
    private static final int NO_CONTENT = 204;

    private final transient GraphQlRoutes routes;
    private final transient OperationRunner runner;
    private final transient PublishedKeys keys;
    private final transient Deadlines deadlines;
    private final transient StreamTransport.Events events;
    private final transient StreamTransport.Sockets sockets;
    private final int maxBodyBytes;

    GraphQlServlet(
            GraphQlRoutes routes,
            OperationRunner runner,
            Deadlines deadlines,
            StreamTransport.Events events,
            StreamTransport.Sockets sockets,
            int maxBodyBytes) {
        this.routes = routes;
        this.runner = runner;
        this.keys = new PublishedKeys(routes);
        this.deadlines = deadlines;
        this.events = events;
        this.sockets = sockets;
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
        if (SocketRequest.isOne(request)) {
            stream(request, response, () -> upgrade(request, response));
            return;
        }
        ResponseFormat format =
                ResponseFormat.negotiate(request.getHeaders("Accept")).orElse(null);
        if (format == ResponseFormat.EVENT_STREAM) {
            stream(request, response, () -> serveEvents(request, response));
            return;
        }
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
            answer = refusal(e, request);
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

    private static Answer refusal(ApiException refused, HttpServletRequest request) {
        Answer refusal = Answer.refusal(refused, RequestIds.of(request));
        return refused.code() == ErrorCode.METHOD_NOT_ALLOWED ? refusal.allowing(METHODS) : refusal;
    }

    private Answer answer(HttpServletRequest request, HttpServletResponse response, @Nullable ResponseFormat format)
            throws IOException {
        if (format == null) {
            isPost(request);
            throw new ApiException(
                    ErrorCode.NOT_ACCEPTABLE,
                    "Accept application/graphql-response+json, application/json or text/event-stream.");
        }
        boolean post = isPost(request);
        GraphQlExchange exchange = open(request, format);
        try {
            return post
                    ? runner.post(exchange, JsonReader.read(RequestBody.read(request, maxBodyBytes)))
                    : runner.get(exchange, QueryString.read(request.getQueryString()));
        } finally {
            exchange.engine().revision().ifPresent(revision -> response.setIntHeader("Weft-Revision", revision));
        }
    }

    /** @throws ApiException for another method than GET and POST, and for a body that is no JSON */
    private static boolean isPost(HttpServletRequest request) {
        boolean post = request.getMethod().equals("POST");
        if (!post && !request.getMethod().equals("GET")) {
            throw new ApiException(ErrorCode.METHOD_NOT_ALLOWED, "Send a GET or a POST.");
        }
        if (post && !MediaTypes.isJson(request.getContentType())) {
            throw new ApiException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json, encoded in UTF-8.");
        }
        return post;
    }

    private GraphQlExchange open(HttpServletRequest request, ResponseFormat format) {
        String path = path(request);
        GraphQlEndpoint endpoint = routes.at(path);
        Credentials credentials = Credentials.of(header -> single(request, header));
        String key = IdempotencyKey.check(single(request, IdempotencyKey.HEADER));
        GraphQlEngine engine = endpoint.open(credentials, origin(request));
        return new GraphQlExchange(path, engine, format, RequestIds.of(request), key);
    }

    private static String path(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? PATH : PATH + path;
    }

    /** Work that answers for itself, unless it is refused before it begins. */
    @FunctionalInterface
    private interface Streaming {
        void begin() throws IOException;
    }

    private static void stream(HttpServletRequest request, HttpServletResponse response, Streaming work)
            throws IOException {
        Answer refusal;
        try {
            work.begin();
            return;
        } catch (ApiException e) {
            refusal = refusal(e, request);
        } catch (RuntimeException e) {
            refusal = Answer.refusal(Failures.refusal(e, request.getRequestURI()), RequestIds.of(request));
        }
        if (!response.isCommitted()) {
            send(response, refusal, ResponseFormat.JSON);
        }
    }

    private void serveEvents(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean post = isPost(request);
        StreamTransport.Visit visit = visit(request);
        Object members = post
                ? JsonReader.read(RequestBody.read(request, maxBodyBytes))
                : QueryString.read(request.getQueryString());
        events.serve(visit, members, post, response);
    }

    private void upgrade(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SocketRequest.check(request, origin -> allows(request, origin));
        routes.at(path(request));
        sockets.upgrade(visit(request), request, response);
    }

    private static StreamTransport.Visit visit(HttpServletRequest request) {
        return new StreamTransport.Visit(
                path(request), Credentials.of(header -> single(request, header)), origin(request));
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
