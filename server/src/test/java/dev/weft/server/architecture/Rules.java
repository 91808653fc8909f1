package dev.weft.server.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * The rules, for any root package, so that they can be tried on samples.
 *
 * @param root for example {@code dev.weft}; the modules' packages are directly below it
 */
record Rules(String root) {
    /**
     * {@code server -> subscriptions -> resolvers -> schema-builder}, each also to all below it. What is
     * in none of the three upper modules is schema-builder's.
     */
    ArchRule modulesDependDownwards() {
        String resolvers = module("resolvers");
        String subscriptions = module("subscriptions");
        String server = module("server");
        ArchRule lowest = noClasses()
                .that()
                .resideOutsideOfPackages(resolvers, subscriptions, server)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(resolvers, subscriptions, server);
        return CompositeArchRule.of(List.of(
                        lowest,
                        mayNotDependOn(resolvers, subscriptions, server),
                        mayNotDependOn(subscriptions, server)))
                .as("modules depend downwards only");
    }

    ArchRule packagesFormNoCycles() {
        return slices().assignedFrom(new PackageSlices()).should().beFreeOfCycles();
    }

    ArchRule springIsUsedInServerAlone() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(module("server"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..");
    }

    /** Every class lies in a package whose {@code package-info} says that nothing in it is null unless it says so. */
    static ArchRule packagesAreNullMarked() {
        return classes().should(new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        type, marked, type.getPackageName() + " needs a package-info.java with @NullMarked"));
            }
        });
    }

    /** The entry point alone hands the process's streams to a command that talks to a person. */
    static ArchRule nothingIsPrinted() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.weft.server.WeftApplication")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .as("nothing is printed");
    }

    static ArchRule theLoggingOfTheJdkIsNotUsed() {
        return noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");
    }

    static ArchRule fieldsAreNotInjected() {
        return noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource");
    }

    /** Plans are made from values: no connection, no statement that runs, no running GraphQL operation. */
    ArchRule plansArePure() {
        DescribedPredicate<JavaClass> running = describe(
                "touch the database or a running operation",
                type -> resideInAnyPackage(
                                        "java.sql",
                                        "javax.sql",
                                        "org.postgresql..",
                                        "graphql.execution..",
                                        "org.dataloader..")
                                .test(type)
                        || assignableTo("org.jooq.DSLContext").test(type)
                        || assignableTo("org.jooq.Configuration").test(type)
                        || assignableTo("graphql.schema.DataFetchingEnvironment")
                                .test(type));
        return noClasses()
                .that()
                .resideInAPackage(module("resolvers.plan"))
                .should()
                .dependOnClassesThat(running);
    }

    private static ArchRule mayNotDependOn(String from, String... to) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to);
    }

    private String module(String name) {
        return root + "." + name + "..";
    }
}
