package otklik.testkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * A service's domain types are told by their shape, since packages go by feature: enums, and sealed families with their
 * members. They are how a service says what can be the case.
 */
final class DomainTypes {

    private DomainTypes() {}

    static DescribedPredicate<JavaClass> areDomainTypes() {
        return DescribedPredicate.describe("are domain types (enums, sealed families)", DomainTypes::isDomainType);
    }

    private static boolean isDomainType(JavaClass type) {
        return ServiceBorders.serviceOf(type).isPresent() && (isEnum(type) || isSealed(type) || isOfSealedFamily(type));
    }

    private static boolean isEnum(JavaClass type) {
        return type.isEnum();
    }

    private static boolean isSealed(JavaClass type) {
        return type.isInterface() && type.reflect().isSealed();
    }

    private static boolean isOfSealedFamily(JavaClass type) {
        return type.getRawInterfaces().stream()
                .anyMatch(parent -> ServiceBorders.serviceOf(parent).isPresent() && isSealed(parent));
    }

    static ArchCondition<JavaClass> importOnlyJavaAndTheirOwnService() {
        return new ArchCondition<>("import java.* and their own service only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                !permitted(type, dependency.getTargetClass().getBaseComponentType()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static boolean permitted(JavaClass type, JavaClass target) {
        String name = target.getPackageName();
        if (target.isPrimitive() || name.startsWith("org.jspecify")) {
            return true;
        }
        if (name.startsWith("java.")) {
            return !name.startsWith("java.sql");
        }
        return ServiceBorders.serviceOf(target).equals(ServiceBorders.serviceOf(type));
    }
}
