package otklik.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {

    private static final JavaClasses TIDY =
            new ClassFileImporter().importPackages("otklik.ingest.fixture", "otklik.ingest.publish");
    private static final JavaClasses UNTIDY =
            new ClassFileImporter().importPackages("otklik.routing.fixture", "otklik.routing.util");

    static List<Arguments> brokenRules() {
        return List.of(
                Arguments.of(ArchitectureRules.domainTypesImportJavaAndEachOtherOnly, "Outcome$Failed"),
                Arguments.of(ArchitectureRules.kafkaStaysInEventing, "ConsumerRecord"),
                Arguments.of(ArchitectureRules.noServiceImportsAnother, "KnowsAnotherService"),
                Arguments.of(ArchitectureRules.noPackageIsACupboard, "Cupboard"),
                Arguments.of(ArchitectureRules.namesAreOfTheDomain, "CaseManager"),
                Arguments.of(ArchitectureRules.noFieldIsInjected, "HasInjectedField.action"),
                Arguments.of(ArchitectureRules.servicesSpeakThroughTheLogger, "Prints"));
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void shouldNameTheClassThatBreaksTheRule(ArchRule rule, String culprit) {
        assertThatThrownBy(() -> rule.check(UNTIDY))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(culprit);
    }

    @ParameterizedTest
    @MethodSource("allRules")
    void shouldHoldForATidyService(ArchRule rule) {
        assertThatCode(() -> rule.check(TIDY)).doesNotThrowAnyException();
    }

    @Test
    void shouldGiveAReasonForEveryRule() {
        assertThat(allRules())
                .hasSizeGreaterThan(8)
                .allSatisfy(rule -> assertThat(rule.getDescription()).contains(", because "));
    }

    static List<ArchRule> allRules() {
        return Arrays.stream(ArchitectureRules.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(ArchitectureRulesTest::rule)
                .toList();
    }

    private static ArchRule rule(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException notPublic) {
            throw new AssertionError(notPublic);
        }
    }
}
