package dev.weft.server.websocket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that says exactly what a test wants to say. */
public final class TestSocket implements AutoCloseable {
    /** Of its own, so that a server's other clients can end before its sockets do. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private volatile boolean reading = true;

    /**
     * @param subProtocol null for none
     * @param headers names and values
     */
    public TestSocket(URI http, @Nullable String subProtocol, String... headers) {
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (subProtocol != null) {
            builder.subprotocols(subProtocol);
        }
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        URI uri = URI.create(http.toString().replaceFirst("^http", "ws"));
        try {
            socket = builder.buildAsync(uri, new Listener()).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** One that is open for operations. */
    public static TestSocket ready(URI http, String payload) {
        TestSocket socket = new TestSocket(http, "graphql-transport-ws");
        socket.send("{'type':'connection_init','payload':" + payload + "}");
        String first = socket.next();
        if (!first.contains("connection_ack")) {
            throw new IllegalStateException(first);
        }
        return socket;
    }

    /** @param message with single quotes in place of double ones */
    public TestSocket send(String message) {
        socket.sendText(message.replace('\'', '"'), true).join();
        return this;
    }

    public TestSocket subscribe(String id, String document) {
        String query = document.replace("\"", "\\\"");
        return send("{'id':'" + id + "','type':'subscribe','payload':{'query':'" + query + "'}}");
    }

    public void sendBytes(byte... bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** A message in parts. */
    public void sendParts(String... parts) {
        for (int i = 0; i < parts.length; i++) {
            socket.sendText(parts[i].replace('\'', '"'), i == parts.length - 1).join();
        }
    }

    public String next() {
        try {
            String message = messages.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (message == null) {
                throw new IllegalStateException(
                        "nothing came" + (closed.isDone() ? ", closed with " + closed.getNow(0) : ""));
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came and was not looked at. */
    public int waiting() {
        return messages.size();
    }

    /** The code that the server closes with; 1006 where it only went away. */
    public int closeCode() {
        return closed.orTimeout(30, TimeUnit.SECONDS).join();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /** Takes nothing from the network any more. */
    public void stopReading() {
        reading = false;
    }

    public void readOn() {
        reading = true;
        socket.request(1);
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
            if (reading) {
                from.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(1006);
        }
    }
}
