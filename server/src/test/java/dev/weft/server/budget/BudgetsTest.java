package dev.weft.server.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Caller;
import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectId;
import dev.weft.server.platform.TestPlatform;
import dev.weft.server.settings.RateLimits;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    private static final ProjectId SHOP = ProjectId.random();
    private static final Caller NOBODY = new Caller.Anonymous();
    private static final String ADDRESS = "192.0.2.7";

    private final TestPlatform platform = new TestPlatform();
    private final Budgets budgets = server(true);

    @AfterEach
    void close() {
        budgets.close();
        platform.close();
    }

    @Test
    void aCallerSpendsTheLimitAndIsToldWhenThereIsMore() {
        assertThat(payments(budgets, NOBODY, ADDRESS, 10)).isEqualTo(10);
        Duration wait = budget(NOBODY, ADDRESS).pay(10).orElseThrow();

        assertThat(wait).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        platform.clock.pass(wait);
        assertThat(budget(NOBODY, ADDRESS).pay(10)).isEmpty();
    }

    @Test
    void allServersTogetherGiveNoMore() {
        try (Budgets other = server(true)) {
            int paid = payments(budgets, NOBODY, ADDRESS, 3)
                    + payments(other, NOBODY, ADDRESS, 20)
                    + payments(budgets, NOBODY, ADDRESS, 20);

            assertThat(paid).isBetween(9, 10);
        }
    }

    @Test
    void whatIsInThePocketIsSpentWithoutTheDatabase() {
        Caller key = new Caller.Key(UUID.randomUUID(), Role.SERVICE);
        assertThat(budget(key, ADDRESS).pay(1)).isEmpty();
        platform.sql.execute("drop table weft.budget");

        for (int i = 1; i < 200; i++) {
            assertThat(budget(key, ADDRESS).pay(1)).isEmpty();
        }
    }

    @Test
    void aFloodIsRefusedWithoutTheDatabase() {
        payments(budgets, NOBODY, ADDRESS, 10);
        assertThat(budget(NOBODY, ADDRESS).pay(10)).isPresent();
        platform.sql.execute("drop table weft.budget");

        assertThat(budget(NOBODY, ADDRESS).pay(10)).isPresent();
    }

    @Test
    void everybodyPaysForThemselves() {
        payments(budgets, NOBODY, ADDRESS, 10);
        Caller publishable = new Caller.Key(UUID.randomUUID(), Role.ANONYMOUS);
        Caller user = new Caller.User(UUID.randomUUID(), "u1", RoleSet.of(Role.USER), Map.of());
        Caller key = new Caller.Key(UUID.randomUUID(), Role.SERVICE);

        assertThat(budget(NOBODY, "192.0.2.8").pay(10)).isEmpty();
        assertThat(budgets.of(ProjectId.random(), NOBODY, ADDRESS, RateLimits.NONE)
                        .pay(10))
                .isEmpty();
        assertThat(budget(publishable, ADDRESS).pay(10)).isPresent();
        assertThat(budget(new Caller.ActingAs(NOBODY, RoleSet.OWNER, null, Map.of()), ADDRESS)
                        .pay(10))
                .isPresent();
        assertThat(payments(budgets, user, ADDRESS, 100)).isEqualTo(20);
        assertThat(payments(budgets, key, ADDRESS, 2_000)).isEqualTo(1_000);
    }

    @Test
    void aNetworkOfVersionSixPaysTogether() {
        payments(budgets, NOBODY, "2001:db8:1:2::1", 10);

        assertThat(budget(NOBODY, "2001:db8:1:2:ffff::9").pay(10)).isPresent();
        assertThat(budget(NOBODY, "2001:db8:1:3::1").pay(10)).isEmpty();
    }

    @Test
    void aProjectSetsLimitsOfItsOwn() {
        RateLimits own = new RateLimits(10, null, null);

        assertThat(budgets.of(SHOP, NOBODY, ADDRESS, own).pay(10)).isEmpty();
        assertThat(budgets.of(SHOP, NOBODY, ADDRESS, own).pay(1)).isPresent();
    }

    @Test
    void whatCostsMoreThanTheLimitTakesAllOfIt() {
        assertThat(budget(NOBODY, ADDRESS).pay(5_000)).isEmpty();
        assertThat(budget(NOBODY, ADDRESS).pay(1)).isPresent();
    }

    @Test
    void payersAreNotWrittenDown() {
        budget(NOBODY, ADDRESS).pay(1);

        assertThat(platform.sql.fetch("select id from weft.budget").toString()).doesNotContain(ADDRESS);
    }

    @Test
    void limitsCanBeSwitchedOff() {
        try (Budgets off = server(false)) {
            assertThat(payments(off, NOBODY, ADDRESS, 1_000)).isEqualTo(1_000);
        }
    }

    private Budgets server(boolean on) {
        return new Budgets(
                on, new RateLimits(100, 200, 10_000), platform.database().dataSource(), platform.clock, platform.clock);
    }

    private Budget budget(Caller caller, String address) {
        return budgets.of(SHOP, caller, address, RateLimits.NONE);
    }

    /** How many of so many operations that cost 10 points are paid. */
    private static int payments(Budgets server, Caller caller, String address, int tries) {
        Budget budget = server.of(SHOP, caller, address, RateLimits.NONE);
        return (int)
                IntStream.range(0, tries).filter(_ -> budget.pay(10).isEmpty()).count();
    }
}
