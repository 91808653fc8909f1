package dev.weft.server.user;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.weft.change.RoleUse;
import dev.weft.server.account.AccountTokens;
import dev.weft.server.account.PasswordHashes;
import dev.weft.server.account.SignInLimits;
import dev.weft.server.config.PlatformProperties;
import dev.weft.server.secret.PlatformKeys;
import dev.weft.server.secret.SecretBox;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UserConfiguration {
    @Bean
    SigningKeys signingKeys(DSLContext platformSql, SecretBox box, InstantSource clock) {
        return new SigningKeys(platformSql, box, clock, Ticker.systemTicker());
    }

    @Bean
    UserSessions userSessions(DSLContext platformSql, SigningKeys keys, PlatformKeys platform, InstantSource clock) {
        return new UserSessions(platformSql, keys, AccountTokens.refreshTokens(platform), clock, Ticker.systemTicker());
    }

    @Bean
    IdentityProviders identityProviders(DSLContext platformSql) {
        return new IdentityProviders(platformSql, Ticker.systemTicker());
    }

    /** Claims of foreign tokens are mapped to roles. */
    @Bean
    RoleUse issuersOfRoles() {
        return IdentityProviders::mappingTo;
    }

    /** {@code WEFT_PRIVATE_ISSUERS=on} lets issuers be in private networks. */
    @Bean
    IssuerAddresses issuerAddresses(
            PlatformProperties properties, @Value("${weft.private-issuers:off}") String privateIssuers) {
        return new IssuerAddresses(!properties.production(), privateIssuers.equals("on"));
    }

    @Bean(destroyMethod = "close")
    IssuerClient issuerClient(IssuerAddresses addresses) {
        return new IssuerClient(addresses);
    }

    @Bean
    ForeignTokens foreignTokens(
            DSLContext platformSql, IdentityProviders providers, IssuerClient client, InstantSource clock) {
        return new ForeignTokens(platformSql, providers, client, clock, Ticker.systemTicker());
    }

    @Bean
    UserCredentials userCredentials(DSLContext platformSql, UserSessions sessions, ForeignTokens foreign) {
        return new UserCredentials(platformSql, sessions, foreign);
    }

    @Bean
    EndUsers endUsers(
            DSLContext platformSql,
            PasswordHashes hashes,
            UserSessions sessions,
            SignInLimits limits,
            InstantSource clock) {
        return new EndUsers(platformSql, hashes, sessions, limits, clock);
    }
}
