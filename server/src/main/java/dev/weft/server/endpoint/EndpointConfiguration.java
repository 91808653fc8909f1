package dev.weft.server.endpoint;

import com.zaxxer.hikari.HikariDataSource;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.write.GeneratedMutations;
import dev.weft.resolvers.write.WriteLimits;
import dev.weft.server.admin.CatalogListener;
import dev.weft.server.admin.PlatformEndpoint;
import dev.weft.server.admin.SettingsListener;
import dev.weft.server.audit.AuditTrail;
import dev.weft.server.budget.Budgets;
import dev.weft.server.config.OperationLimits;
import dev.weft.server.config.WeftProperties;
import dev.weft.server.http.GraphQlRoutes;
import dev.weft.server.idempotency.ExpiredAnswers;
import dev.weft.server.project.ProjectConnections;
import dev.weft.server.project.ProjectDirectory;
import dev.weft.server.project.ProjectRuntimes;
import dev.weft.server.realtime.OpenStreams;
import dev.weft.server.recording.OperationRecorder;
import dev.weft.server.sample.SampleRows;
import dev.weft.server.security.CallerResolver;
import dev.weft.server.simulation.Simulator;
import dev.weft.server.traffic.Traffic;
import dev.weft.server.user.EndUsers;
import dev.weft.server.user.SigningKeys;
import dev.weft.server.user.UserCredentials;
import dev.weft.subscriptions.Subscriptions;
import dev.weft.subscriptions.hub.SubscriptionHub;
import dev.weft.subscriptions.log.ChangeFeed;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class EndpointConfiguration {
    /** Live at once; the least used are dropped and built again when they are called. */
    private static final int MAX_LIVE_PROJECTS = 1_000;

    @Bean
    ProjectConnections projectConnections(@Qualifier("projectDataSource") HikariDataSource projectDataSource) {
        return new ProjectConnections(projectDataSource);
    }

    @Bean
    ProjectProgramFactory projectProgramFactory(
            ProjectConnections connections, WeftProperties properties, ChangeFeed changes) {
        return new ProjectProgramFactory(
                connections,
                OperationLimits.of(properties.limits()),
                pages(properties.pages()),
                model -> new GeneratedMutations(model, WriteLimits.DEFAULT),
                properties.driver(),
                changes::written);
    }

    @Bean
    Rehearsal rehearsal(
            @Qualifier("platformDataSource") DataSource platformDataSource,
            ProjectProgramFactory factory,
            WeftProperties properties) {
        return new Rehearsal(platformDataSource, factory, properties.limits());
    }

    @Bean
    ProjectRuntimes<ProjectProgram> projectRuntimes(
            @Qualifier("platformDataSource") DataSource platformDataSource, ProjectProgramFactory factory) {
        return new ProjectRuntimes<>(new ProjectDirectory(platformDataSource), factory, MAX_LIVE_PROJECTS);
    }

    @Bean(destroyMethod = "close")
    ExpiredAnswers expiredAnswers(@Qualifier("platformDataSource") DataSource platformDataSource) {
        return new ExpiredAnswers(platformDataSource).start();
    }

    @Bean
    CatalogListener runtimesFollowCatalogs(ProjectRuntimes<ProjectProgram> runtimes) {
        return runtimes::catalogChanged;
    }

    @Bean
    SettingsListener runtimesObeySettings(ProjectRuntimes<ProjectProgram> runtimes) {
        return runtimes::settingsChanged;
    }

    @Bean
    Simulator simulator(ProjectRuntimes<ProjectProgram> runtimes, WeftProperties properties) {
        return new Simulator(new SimulatedTrials(runtimes, properties.limits()));
    }

    @Bean
    SampleRows sampleRows(ProjectRuntimes<ProjectProgram> runtimes) {
        return new OwnersRows(runtimes);
    }

    @Bean
    GraphQlRoutes graphQlRoutes(
            PlatformEndpoint platform,
            ProjectRuntimes<ProjectProgram> runtimes,
            CallerResolver callers,
            WeftProperties properties,
            OperationRecorder recorder,
            Budgets budgets,
            AuditTrail trail,
            Traffic traffic,
            EndUsers endUsers,
            UserCredentials userCredentials,
            SigningKeys keys,
            Subscriptions subscriptions) {
        return new Routes(
                platform,
                runtimes,
                callers,
                properties.limits(),
                recorder,
                budgets,
                trail,
                traffic,
                new Users(endUsers, userCredentials),
                keys,
                subscriptions);
    }

    /** Whoever is connected hears of it at once. */
    @Bean
    CatalogListener streamsFollowCatalogs(OpenStreams streams) {
        return (_, _) -> streams.hurry();
    }

    @Bean
    SettingsListener streamsObeySettings(OpenStreams streams) {
        return _ -> streams.hurry();
    }

    @Bean(destroyMethod = "close")
    Subscriptions subscriptions(ChangeFeed changes) {
        return new SubscriptionHub(changes);
    }

    private static ReadLimits pages(WeftProperties.Pages pages) {
        ReadLimits usual = ReadLimits.DEFAULT;
        return new ReadLimits(
                pages.size(), pages.maximum(), usual.maxOffset(), usual.maxFilterDepth(), usual.maxConditions());
    }
}
