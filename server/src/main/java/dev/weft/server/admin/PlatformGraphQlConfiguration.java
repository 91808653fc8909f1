package dev.weft.server.admin;

import dev.weft.schema.Scalars;
import dev.weft.server.audit.AuditTrail;
import dev.weft.server.config.OperationLimits;
import dev.weft.server.config.WeftProperties;
import dev.weft.server.security.PlatformCredentials;
import graphql.GraphQL;
import graphql.execution.instrumentation.Instrumentation;
import graphql.scalars.ExtendedScalars;
import graphql.schema.GraphQLScalarType;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** The platform's schema, carried out by the controllers of this package. */
@Configuration(proxyBeanMethods = false)
class PlatformGraphQlConfiguration {
    private static final GraphQLScalarType BIG_COUNT = ExtendedScalars.newAliasedScalar("BigCount")
            .aliasedScalar(ExtendedScalars.GraphQLLong)
            .build();

    @Bean
    RuntimeWiringConfigurer platformScalars() {
        return wiring -> wiring.scalar(Scalars.UUID_TYPE)
                .scalar(Scalars.DATE_TIME)
                .scalar(Scalars.JSON)
                .scalar(BIG_COUNT);
    }

    /** Without an executor: controllers run on the thread of the request, whose deadline and transaction they share. */
    @Bean
    AnnotatedControllerConfigurer annotatedControllerConfigurer() {
        return new AnnotatedControllerConfigurer();
    }

    @Bean
    DataFetcherExceptionResolver platformErrors() {
        return new PlatformErrors();
    }

    @Bean
    Instrumentation platformAudit(AuditTrail trail, DSLContext platformSql) {
        return new PlatformAudit(trail, new ActPlaces(platformSql));
    }

    @Bean
    PlatformDocuments platformDocuments(ObjectProvider<GraphQlSource> source, WeftProperties properties) {
        return new PlatformDocuments(() -> source.getObject().schema(), OperationLimits.of(properties.limits()));
    }

    @Bean
    GraphQlSourceBuilderCustomizer platformDocumentProvider(PlatformDocuments documents) {
        return builder -> builder.configureGraphQl(graphQl -> configure(graphQl, documents));
    }

    @Bean
    PlatformEndpoint platformEndpoint(
            PlatformCredentials credentials, ExecutionGraphQlService service, PlatformDocuments documents) {
        return new PlatformEndpoint(credentials, service, documents, ServletExchange::current);
    }

    private static void configure(GraphQL.Builder graphQl, PlatformDocuments documents) {
        graphQl.preparsedDocumentProvider(documents);
    }
}
