package dev.weft.server.sse;

import dev.weft.server.http.GraphQlRoutes;
import dev.weft.server.http.StreamTransport;
import dev.weft.server.http.StreamTransport.Visit;
import dev.weft.server.http.StreamedOperations;
import dev.weft.server.http.StreamedOperations.Place;
import dev.weft.server.realtime.Authority;
import dev.weft.server.realtime.OpenStreams;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests with streams of events. What is wrong with the request or its sender is refused as plain HTTP; what is
 * wrong with the document is the stream's first result, and its last.
 */
final class EventStreams implements StreamTransport.Events {
    private final GraphQlRoutes routes;
    private final StreamedOperations operations;
    private final OpenStreams streams;

    EventStreams(GraphQlRoutes routes, StreamedOperations operations, OpenStreams streams) {
        this.routes = routes;
        this.operations = operations;
        this.streams = streams;
    }

    @Override
    public void serve(Visit visit, @Nullable Object request, boolean mayWrite, HttpServletResponse response)
            throws IOException {
        streams.checkRoom();
        StreamedOperations.checkShape(request);
        Authority caller = streams.admit(visit.name(), visit.credentials(), visit.origin());
        EventStream stream = new EventStream(caller, streams);
        streams.opened(stream);
        try {
            begin(response);
            Place place = new Place(
                    visit.name(), () -> routes.at(visit.name()).open(visit.credentials(), visit.origin()), mayWrite);
            Thread.ofVirtual().name("event-operation").start(() -> stream.run(operations, place, request));
            stream.sendTo(response.getOutputStream());
        } finally {
            stream.gone();
        }
    }

    private static void begin(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        // Proxies that collect what passes through them would keep events from their reader.
        response.setHeader("X-Accel-Buffering", "no");
    }
}
