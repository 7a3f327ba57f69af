package otklik.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The house's rules (ARCHITECTURE.md), for every module that runs them:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "otklik.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests HOUSE = ArchTests.in(ArchitectureRules.class);
 * }
 * }</pre>
 *
 * A rule that finds nothing to look at in a module holds there.
 */
public final class ArchitectureRules {

    private static final String[] SERVICES = {
        "otklik.ingest..", "otklik.classify..", "otklik.routing..", "otklik.notify.."
    };

    private static final String[] KAFKA = {
        "org.apache.kafka..", "io.smallrye.reactive.messaging..", "org.eclipse.microprofile.reactive.messaging.."
    };

    @ArchTest
    public static final ArchRule domainTypesImportJavaAndEachOtherOnly = classes()
            .that(DomainTypes.areDomainTypes())
            .should(DomainTypes.importOnlyJavaAndTheirOwnService())
            .because("what the service decides must be readable and testable without Kafka, SQL and frameworks;"
                    + " handlers and stores translate")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule kafkaStaysInEventing = noClasses()
            .that(resideInAnyPackage(SERVICES)
                    .and(resideInAPackage("otklik.ingest.publish..").negate()))
            .should(dependOnClassesThat(resideInAnyPackage(KAFKA)))
            .because("eventing owns delivery: handlers get batches of Envelope; only ingest's publisher must know each"
                    + " record's fate itself")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule noServiceImportsAnother = classes()
            .that(resideInAnyPackage(SERVICES))
            .should(ServiceBorders.importNoOtherService())
            .because("services meet in events only, or they can no longer be deployed, killed and upgraded one by one")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule foundationsImportNoService = noClasses()
            .that(resideInAnyPackage("otklik.contracts..", "otklik.region..", "otklik.eventing.."))
            .should(dependOnClassesThat(resideInAnyPackage(SERVICES)))
            .because("what all services stand on must not stand on one of them")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule contractsNeedNoFramework = classes()
            .that(resideInAPackage("otklik.contracts.."))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "otklik.contracts.."))
            .because("the published language must be usable by anybody's code")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule eventingKnowsNoDomain = noClasses()
            .that(resideInAPackage("otklik.eventing.."))
            .should(dependOnClassesThat(
                    resideInAnyPackage("otklik.region..", "io.quarkus..", "jakarta.enterprise..", "jakarta.inject..")))
            .because("eventing knows Kafka and PostgreSQL; a region's words and a container's beans are the services'")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule noPackageIsACupboard = noClasses()
            .should()
            .resideInAnyPackage(
                    "otklik..common..",
                    "otklik..util..",
                    "otklik..utils..",
                    "otklik..core..",
                    "otklik..shared..",
                    "otklik..base..")
            .because("a package says what it is about; what belongs to everybody ends up depending on everything")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule namesAreOfTheDomain = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .because("such a name says that the thing has none")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule noFieldIsInjected = noFields()
            .that()
            .areDeclaredInClassesThat(resideInAPackage("otklik.."))
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RestClient")
            .because("a constructor shows what a class needs, and how much")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule servicesSpeakThroughTheLogger = noClasses()
            .that(resideInAnyPackage(SERVICES))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("facts are logged as key-values with a trace id; a print has neither level nor limit")
            .allowEmptyShould(true);

    private ArchitectureRules() {}
}
