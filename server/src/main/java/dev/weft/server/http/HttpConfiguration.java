package dev.weft.server.http;

import dev.weft.server.config.WeftProperties;
import dev.weft.server.deadline.Deadlines;
import org.apache.catalina.core.StandardHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.filter.RequestContextFilter;

@Configuration(proxyBeanMethods = false)
@Import(JsonErrorController.class)
public class HttpConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger("dev.weft.server");

    @Bean
    Deadlines deadlines(WeftProperties properties) {
        return new Deadlines(properties.limits().deadline());
    }

    @Bean
    OperationIntake operationIntake() {
        return new OperationIntake();
    }

    @Bean
    StreamedOperations streamedOperations(OperationIntake intake, Deadlines deadlines) {
        return new StreamedOperations(intake, deadlines);
    }

    @Bean
    ServletRegistrationBean<GraphQlServlet> graphQlServlet(
            GraphQlRoutes routes,
            OperationIntake intake,
            Deadlines deadlines,
            StreamTransport.Events events,
            StreamTransport.Sockets sockets,
            WeftProperties properties) {
        WeftProperties.Limits limits = properties.limits();
        GraphQlServlet servlet = new GraphQlServlet(
                routes, new OperationRunner(intake, limits.batch()), deadlines, events, sockets, limits.bodyBytes());
        ServletRegistrationBean<GraphQlServlet> bean =
                new ServletRegistrationBean<>(servlet, GraphQlServlet.PATH + "/*");
        bean.setLoadOnStartup(1);
        return bean;
    }

    /** Before everything else, since others look at the address; not at all where no proxy is trusted. */
    @Bean
    FilterRegistrationBean<ProxyFilter> proxies(WeftProperties properties) {
        TrustedProxies proxies = TrustedProxies.of(properties.trustedProxies());
        FilterRegistrationBean<ProxyFilter> bean = new FilterRegistrationBean<>(new ProxyFilter(proxies));
        bean.setOrder(Ordered.HIGHEST_PRECEDENCE);
        bean.setEnabled(!proxies.isEmpty());
        return bean;
    }

    @Bean
    FilterRegistrationBean<ResponseHeadersFilter> responseHeaders() {
        FilterRegistrationBean<ResponseHeadersFilter> bean = new FilterRegistrationBean<>(new ResponseHeadersFilter());
        bean.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return bean;
    }

    /** Spring's, for the platform's controllers alone: requests to projects have no use for it. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> requestContext() {
        FilterRegistrationBean<RequestContextFilter> bean = new FilterRegistrationBean<>(new RequestContextFilter());
        bean.addUrlPatterns(GraphQlServlet.PATH);
        return bean;
    }

    /** The one line of a start. */
    @Bean
    ApplicationListener<WebServerInitializedEvent> started() {
        return event -> LOG.info("Weft serves port {}", event.getWebServer().getPort());
    }

    /** Errors in JSON, and no invitation to send a body that is refused by its headers alone. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat() {
        return factory -> {
            factory.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(JsonErrorValve.class.getName()));
            factory.addConnectorCustomizers(connector -> connector.setProperty("continueResponseTiming", "onRead"));
        };
    }
}
