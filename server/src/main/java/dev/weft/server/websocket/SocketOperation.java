package dev.weft.server.websocket;

import dev.weft.server.realtime.Authority;
import dev.weft.server.realtime.StreamOperation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One of a socket's operations, by its id. */
final class SocketOperation extends StreamOperation {
    private final SocketConnection connection;
    private final String id;
    private final String prefix;

    SocketOperation(SocketConnection connection, String id, Authority begunWith) {
        super(begunWith);
        this.connection = connection;
        this.id = id;
        this.prefix = Messages.nextPrefix(id);
    }

    String id() {
        return id;
    }

    @Override
    protected void sendNext(byte[] result) {
        connection.send(prefix + new String(result, StandardCharsets.UTF_8) + "}");
    }

    /** The id is free before the client hears of it. */
    @Override
    protected void sendComplete() {
        connection.forget(this);
        connection.send(Messages.complete(id));
    }

    @Override
    protected void sendErrors(List<Map<String, Object>> errors) {
        connection.forget(this);
        connection.send(Messages.error(id, errors));
    }

    @Override
    protected boolean awaitQueue() throws InterruptedException {
        return connection.awaitRoom();
    }
}
