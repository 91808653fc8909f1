package dev.weft.server.admin;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.weft.change.Decommissioning;
import dev.weft.change.RoleUse;
import dev.weft.change.SchemaChanger;
import dev.weft.change.SchemaJobs;
import dev.weft.drift.DriftCheck;
import dev.weft.resolvers.policy.PolicyConditions;
import dev.weft.server.account.AccountTokens;
import dev.weft.server.account.Accounts;
import dev.weft.server.account.PasswordHashes;
import dev.weft.server.account.Sessions;
import dev.weft.server.account.SignInLimits;
import dev.weft.server.apikey.ApiKeyCheck;
import dev.weft.server.apikey.ApiKeys;
import dev.weft.server.audit.AuditLog;
import dev.weft.server.audit.AuditTrail;
import dev.weft.server.budget.Budgets;
import dev.weft.server.company.Companies;
import dev.weft.server.company.Invitations;
import dev.weft.server.company.MemberRoles;
import dev.weft.server.company.Members;
import dev.weft.server.company.Projects;
import dev.weft.server.config.PlatformProperties;
import dev.weft.server.config.WeftProperties;
import dev.weft.server.database.PlatformSchema;
import dev.weft.server.recording.OperationRecorder;
import dev.weft.server.recording.RecordedOperations;
import dev.weft.server.secret.MasterKey;
import dev.weft.server.secret.PlatformKeys;
import dev.weft.server.secret.SecretBox;
import dev.weft.server.security.PlatformCredentials;
import dev.weft.server.settings.RateLimits;
import dev.weft.server.settings.SettingsStore;
import dev.weft.server.settings.TrustedOperations;
import dev.weft.server.traffic.Traffic;
import dev.weft.server.traffic.TrafficStore;
import dev.weft.server.user.IssuerAddresses;
import dev.weft.server.user.UserCredentials;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The platform's accounts, companies, projects and keys. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {
    @Bean
    PlatformProperties platformProperties(Environment environment) {
        return PlatformProperties.of(environment);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** The platform's tables; whoever uses this bean finds them migrated. */
    @Bean
    DSLContext platformSql(@Qualifier("platformDataSource") DataSource platformDataSource) {
        PlatformSchema.migrate(platformDataSource);
        return DSL.using(platformDataSource, SQLDialect.POSTGRES);
    }

    @Bean
    SecretBox secretBox(PlatformProperties properties) {
        return MasterKey.load(properties.masterKey(), properties.home());
    }

    @Bean
    PlatformKeys platformKeys(DSLContext platformSql, SecretBox box, InstantSource clock) {
        return new PlatformKeys(platformSql, box, clock);
    }

    @Bean
    AccountTokens accountTokens(DSLContext platformSql, PlatformKeys keys, InstantSource clock) {
        return AccountTokens.of(platformSql, keys, clock, Ticker.systemTicker());
    }

    @Bean
    Sessions sessions(AccountTokens tokens) {
        return tokens.sessions();
    }

    @Bean
    PasswordHashes passwordHashes() {
        return new PasswordHashes();
    }

    @Bean
    SignInLimits signInLimits(DSLContext platformSql, PlatformProperties properties, InstantSource clock) {
        return new SignInLimits(properties.rateLimits(), platformSql, clock);
    }

    @Bean
    Accounts accounts(
            DSLContext platformSql,
            PasswordHashes hashes,
            Sessions sessions,
            SignInLimits limits,
            InstantSource clock) {
        return new Accounts(platformSql, hashes, sessions, limits, clock, Companies::createOwn);
    }

    @Bean
    Companies companies(DSLContext platformSql) {
        return new Companies(platformSql);
    }

    @Bean
    SchemaChanger schemaChanger(
            @Qualifier("platformDataSource") DataSource platformDataSource, ObjectProvider<RoleUse> roleUses) {
        return new SchemaChanger(
                platformDataSource,
                PolicyConditions::check,
                roleUses.orderedStream().toList());
    }

    /** Keys act in roles. */
    @Bean
    RoleUse keysOfRoles() {
        return ApiKeys::actingAs;
    }

    @Bean
    Decommissioning decommissioning(@Qualifier("platformDataSource") DataSource platformDataSource) {
        return new Decommissioning(platformDataSource);
    }

    @Bean
    DriftCheck driftCheck(@Qualifier("platformDataSource") DataSource platformDataSource) {
        return new DriftCheck(platformDataSource);
    }

    @Bean
    SchemaJobs schemaJobs(@Qualifier("platformDataSource") DataSource platformDataSource) {
        return new SchemaJobs(platformDataSource);
    }

    /** Needs the platform's tables. */
    @Bean(destroyMethod = "close")
    LongChanges longChanges(DSLContext platformSql, SchemaJobs jobs, CatalogChanges changes) {
        return LongChanges.start(jobs, changes);
    }

    /** Also told by the server's own changes, so that these are not waited for. */
    @Bean(destroyMethod = "close")
    SchemaNews schemaNews(SchemaChanger changer, MemberRoles roles) {
        return new SchemaNews(
                project -> changer.history(project, SchemaNews.LATEST, null),
                (account, project) -> roles.of(account, project).isPresent());
    }

    @Bean
    CatalogListener newsOfCatalogs(SchemaNews news) {
        return (_, _) -> news.hurry();
    }

    @Bean
    Projects projects(DSLContext platformSql, SchemaChanger changer) {
        return new Projects(platformSql, changer::provision);
    }

    @Bean
    ApiKeyCheck apiKeyCheck(DSLContext platformSql, InstantSource clock) {
        return new ApiKeyCheck(platformSql, clock, Ticker.systemTicker());
    }

    @Bean
    ApiKeys apiKeys(DSLContext platformSql, InstantSource clock, ApiKeyCheck check) {
        return new ApiKeys(platformSql, clock, check);
    }

    @Bean
    MemberRoles memberRoles(Projects projects) {
        return new MemberRoles(projects, Ticker.systemTicker());
    }

    @Bean
    Members members(DSLContext platformSql, MemberRoles roles) {
        return new Members(platformSql, roles);
    }

    @Bean
    Invitations invitations(DSLContext platformSql, MemberRoles roles, InstantSource clock) {
        return new Invitations(platformSql, roles, clock);
    }

    @Bean
    PlatformCredentials platformCredentials(
            AccountTokens tokens, ApiKeyCheck keys, MemberRoles members, UserCredentials users) {
        return new PlatformCredentials(tokens, keys, members, users);
    }

    /** Tells everybody in this server who listens. */
    @Bean
    CatalogChanges catalogChanges(ObjectProvider<CatalogListener> listeners) {
        return new CatalogChanges(() -> listeners.orderedStream().toList());
    }

    /** The same for settings. */
    @Bean
    SettingsChanges settingsChanges(ObjectProvider<SettingsListener> listeners) {
        return new SettingsChanges(() -> listeners.orderedStream().toList());
    }

    @Bean
    SettingsStore settingsStore(DSLContext platformSql) {
        return new SettingsStore(platformSql);
    }

    @Bean
    TrustedOperations trustedOperations(DSLContext platformSql, InstantSource clock) {
        return new TrustedOperations(platformSql, clock);
    }

    @Bean
    RecordedOperations recordedOperations(DSLContext platformSql) {
        return new RecordedOperations(platformSql);
    }

    @Bean(destroyMethod = "close")
    OperationRecorder operationRecorder(RecordedOperations store, InstantSource clock) {
        return OperationRecorder.start(store, clock);
    }

    @Bean(destroyMethod = "close")
    Traffic traffic(DSLContext platformSql, InstantSource clock) {
        return Traffic.start(new TrafficStore(platformSql), clock);
    }

    @Bean(destroyMethod = "close")
    Budgets budgets(
            @Qualifier("platformDataSource") DataSource platformDataSource,
            DSLContext platformSql,
            PlatformProperties properties,
            WeftProperties weft,
            InstantSource clock) {
        WeftProperties.Rates rates = weft.rates();
        RateLimits usual = new RateLimits(rates.anonymous(), rates.user(), rates.key());
        return new Budgets(properties.rateLimits(), usual, platformDataSource, clock, Ticker.systemTicker()).start();
    }

    @Bean(destroyMethod = "close")
    AuditTrail auditTrail(DSLContext platformSql, InstantSource clock) {
        return AuditTrail.start(platformSql, clock);
    }

    @Bean
    AuditLog auditLog(DSLContext platformSql) {
        return new AuditLog(platformSql);
    }

    @Bean
    Catalogs catalogs(DSLContext platformSql) {
        return new Catalogs(platformSql);
    }

    @Bean
    SchemaTexts schemaTexts(Catalogs catalogs) {
        return new SchemaTexts(catalogs);
    }

    @Bean
    ProviderInputs providerInputs(Catalogs catalogs, IssuerAddresses addresses, InstantSource clock) {
        return new ProviderInputs(catalogs, addresses, clock);
    }

    @Bean
    RowEstimates rowEstimates(SchemaChanger changer) {
        return new RowEstimates(changer);
    }

    @Bean
    ProjectAccess projectAccess(Projects projects) {
        return new ProjectAccess(projects);
    }
}
