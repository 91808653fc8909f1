package dev.weft.server.sse;

import dev.weft.server.http.GraphQlRoutes;
import dev.weft.server.http.StreamTransport;
import dev.weft.server.http.StreamedOperations;
import dev.weft.server.realtime.OpenStreams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class EventConfiguration {
    @Bean
    StreamTransport.Events events(GraphQlRoutes routes, StreamedOperations operations, OpenStreams streams) {
        return new EventStreams(routes, operations, streams);
    }
}
