package dev.weft.server.websocket;

import dev.weft.server.config.WeftProperties;
import dev.weft.server.http.GraphQlRoutes;
import dev.weft.server.http.StreamTransport;
import dev.weft.server.http.StreamedOperations;
import dev.weft.server.realtime.OpenStreams;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class SocketConfiguration {
    @Bean
    StreamTransport.Sockets sockets(
            GraphQlRoutes routes, StreamedOperations operations, OpenStreams streams, WeftProperties properties) {
        return new SocketTransport(new SocketServices(
                routes, operations, streams, properties.limits().bodyBytes()));
    }

    /** Tomcat's own support of sockets, without a look for endpoints that it should know by itself. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatSockets() {
        return factory ->
                factory.addContextCustomizers(context -> context.addServletContainerInitializer(new WsSci(), null));
    }
}
