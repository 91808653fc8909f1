package dev.weft.server.websocket;

import dev.weft.server.http.StreamTransport.Visit;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the container knows of a socket. */
final class SocketEndpoint extends Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(SocketEndpoint.class);

    private final SocketConnection connection;
    private final int maxMessage;
    private final StringBuilder message = new StringBuilder();

    SocketEndpoint(SocketServices services, Visit visit) {
        this.connection = new SocketConnection(services, visit);
        this.maxMessage = services.maxMessage();
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxIdleTimeout(0);
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) this::part);
        session.addMessageHandler(byte[].class, (MessageHandler.Partial<byte[]>) (_, _) -> connection.receivedBytes());
        session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) _ -> connection.heard());
        try {
            connection.open(new SessionWire(session));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Protocol.NAME.equals(session.getNegotiatedSubprotocol())) {
            connection.refuse(CloseCode.SUB_PROTOCOL);
        }
    }

    /** Parts come one after the other; a message that is too long is not put together. */
    private void part(String text, boolean last) {
        if (message.length() + text.length() > maxMessage) {
            connection.refuse(CloseCode.TOO_LARGE);
            return;
        }
        if (last && message.isEmpty()) {
            connection.received(text);
            return;
        }
        message.append(text);
        if (last) {
            String whole = message.toString();
            message.setLength(0);
            message.trimToSize();
            connection.received(whole);
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        connection.gone();
    }

    @Override
    public void onError(Session session, Throwable failure) {
        LOG.debug("A socket failed: {}", failure.getMessage());
    }
}
