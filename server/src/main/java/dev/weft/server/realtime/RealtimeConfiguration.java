package dev.weft.server.realtime;

import dev.weft.server.config.WeftProperties;
import dev.weft.server.http.GraphQlRoutes;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class RealtimeConfiguration {
    @Bean
    StreamLimits streamLimits(WeftProperties properties) {
        WeftProperties.Streams streams = properties.streams();
        return new StreamLimits(
                streams.connections(),
                streams.perCaller(),
                streams.operations(),
                streams.queueMessages(),
                streams.queueBytes(),
                streams.patience(),
                streams.initialisation(),
                streams.keepAlive());
    }

    @Bean(destroyMethod = "close")
    OpenStreams openStreams(GraphQlRoutes routes, StreamLimits limits) {
        return new OpenStreams(routes, limits, InstantSource.system()).start();
    }

    @Bean
    Draining draining(OpenStreams streams, WeftProperties properties) {
        return new Draining(streams, properties.limits().deadline());
    }
}
