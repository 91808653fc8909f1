package dev.weft.server.changelog;

import dev.weft.change.LoggedTables;
import dev.weft.subscriptions.log.LogKeeper;
import dev.weft.subscriptions.log.LogReader;
import dev.weft.subscriptions.log.RecordTrail;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log and those who look after it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChangeLogProperties.class)
public class ChangeLogConfiguration {
    /**
     * The log, complete from here on.
     *
     * @param platformSql has migrated the database
     */
    @Bean(destroyMethod = "close")
    LogUpkeep logUpkeep(
            @Qualifier("platformDataSource") DataSource platformDataSource,
            DSLContext platformSql,
            ChangeLogProperties properties,
            InstantSource clock) {
        LogKeeper keeper = new LogKeeper(platformDataSource, properties.retention(), clock);
        keeper.begin();
        new LoggedTables(platformDataSource).complete();
        return LogUpkeep.start(keeper);
    }

    /**
     * What happened to single rows.
     *
     * @param upkeep has seen to it that the log is there
     */
    @Bean
    RecordTrail recordTrail(@Qualifier("platformDataSource") DataSource platformDataSource, LogUpkeep upkeep) {
        return new RecordTrail(platformDataSource);
    }

    /**
     * What was committed, for everybody who listens.
     *
     * @param upkeep has seen to it that the log is there
     */
    @Bean(destroyMethod = "close")
    LogReader changeFeed(@Qualifier("platformDataSource") DataSource platformDataSource, LogUpkeep upkeep) {
        return new LogReader(platformDataSource);
    }
}
