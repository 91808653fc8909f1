package dev.weft.server.websocket;

import dev.weft.server.http.StreamTransport;
import dev.weft.server.http.StreamTransport.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Makes sockets of requests. Messages are not compressed: a window for each of thousands of sockets is too much memory. */
final class SocketTransport implements StreamTransport.Sockets {
    private final SocketServices services;

    SocketTransport(SocketServices services) {
        this.services = services;
    }

    @Override
    public void upgrade(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        services.streams().checkRoom();
        ServerEndpointConfig config = ServerEndpointConfig.Builder.create(SocketEndpoint.class, visit.name())
                .subprotocols(List.of(Protocol.NAME))
                .configurator(new Handshake(services, visit))
                .build();
        try {
            container(request).upgradeHttpToWebSocket(request, response, config, Map.of());
        } catch (DeploymentException e) {
            throw new IllegalStateException("The connection could not become a socket", e);
        }
    }

    private static ServerContainer container(HttpServletRequest request) {
        return (ServerContainer) request.getServletContext().getAttribute(ServerContainer.class.getName());
    }

    private static final class Handshake extends ServerEndpointConfig.Configurator {
        private final SocketServices services;
        private final Visit visit;

        Handshake(SocketServices services, Visit visit) {
            this.services = services;
            this.visit = visit;
        }

        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new SocketEndpoint(services, visit));
        }
    }
}
