package dev.weft.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final String ROOT = "dev.weft";
    private static final String BROKEN = "dev.weft.server.architecture.broken.";

    private static JavaClasses production;

    @BeforeAll
    static void importProductionCode() {
        production = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(ROOT);
    }

    @Test
    void theCodeOfSeveralModulesIsSeenAndNoTests() {
        assertThat(production).anyMatch(type -> type.getPackageName().startsWith("dev.weft.server."));
        assertThat(production).anyMatch(type -> type.getPackageName().startsWith("dev.weft.catalog"));
        assertThat(production)
                .noneMatch(
                        type -> type.isTopLevelClass() && type.getSimpleName().endsWith("Test"));
        assertThat(production).noneMatch(type -> type.getPackageName().startsWith("dev.weft.testing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void productionKeepsTheRule(String name, Function<Rules, ArchRule> rule, String broken, String offender) {
        rule.apply(new Rules(ROOT)).check(production);
    }

    @ParameterizedTest(name = "{0} is broken by {3}")
    @MethodSource("rules")
    void theRuleFailsOnItsBrokenSample(String name, Function<Rules, ArchRule> rule, String broken, String offender) {
        JavaClasses sample = new ClassFileImporter().importPackages(BROKEN + broken);

        assertThat(rule.apply(new Rules(BROKEN + broken))
                        .evaluate(sample)
                        .getFailureReport()
                        .getDetails())
                .anyMatch(detail -> detail.contains(offender));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("schema-builder is lowest", Rules::modulesDependDownwards, "edges", "CatalogThatResolves"),
                rule("resolvers come next", Rules::modulesDependDownwards, "edges", "ResolverThatSubscribes"),
                rule("then subscriptions", Rules::modulesDependDownwards, "edges", "SubscriptionThatServes"),
                rule("packages form no cycles", Rules::packagesFormNoCycles, "cycle", "Two"),
                rule("Spring is in server alone", Rules::springIsUsedInServerAlone, "spring", "SpringyResolver"),
                rule("packages are null-marked", _ -> Rules.packagesAreNullMarked(), "unmarked", "unmarked needs a"),
                rule("nothing is printed", _ -> Rules.nothingIsPrinted(), "output", "Printer"),
                rule("no JDK logging", _ -> Rules.theLoggingOfTheJdkIsNotUsed(), "output", "JdkLogger"),
                rule("fields are not injected", _ -> Rules.fieldsAreNotInjected(), "injection", "FieldInjected"),
                rule("plans do not run statements", Rules::plansArePure, "plan", "PlanThatRuns"),
                rule("plans do not connect", Rules::plansArePure, "plan", "PlanThatConnects"),
                rule("plans do not fetch", Rules::plansArePure, "plan", "PlanThatFetches"));
    }

    private static Arguments rule(String name, Function<Rules, ArchRule> rule, String broken, String offender) {
        return Arguments.of(name, rule, broken, offender);
    }
}
