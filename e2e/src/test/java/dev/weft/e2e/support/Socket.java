package dev.weft.e2e.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A socket for graphql-transport-ws whose messages are written by hand. */
public final class Socket implements AutoCloseable {
    /** What {@link #next} gives at the end, with the code behind it. */
    public static final String CLOSED = "closed ";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    private Socket(URI endpoint) {
        socket = HTTP.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create(endpoint.toString().replaceFirst("^http", "ws")), new Listener())
                .join();
    }

    public static Socket open(URI endpoint) {
        return new Socket(endpoint);
    }

    /** One whose caller is known. */
    public static Socket ready(URI endpoint, String header, String value) {
        Socket socket = open(endpoint);
        socket.send("{\"type\":\"connection_init\",\"payload\":{\"" + header + "\":\"" + value + "\"}}");
        String first = socket.next();
        if (!first.contains("connection_ack")) {
            throw new AssertionError("the socket was refused: " + first);
        }
        return socket;
    }

    public Socket send(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    public Socket subscribe(String id, String document) {
        return send(Json.write(Map.of("id", id, "type", "subscribe", "payload", Map.of("query", document))));
    }

    /** Whether there is a message. */
    public boolean hasNext() {
        return !messages.isEmpty();
    }

    /** The next message, or {@link #CLOSED}. */
    public String next() {
        return next(PATIENCE);
    }

    /** The same in some time. */
    public String next(Duration patience) {
        try {
            String message = messages.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (message == null) {
                throw new AssertionError("waited " + patience.toSeconds() + " s in vain for a message");
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a message was awaited", e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            messages.add(CLOSED + code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            messages.add(CLOSED + 1006);
        }
    }
}
