package otklik.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;

/** Which service a class belongs to, and what it may know of the others: nothing. */
final class ServiceBorders {

    private static final Set<String> SERVICES = Set.of("ingest", "classify", "routing", "notify", "insight", "console");

    private ServiceBorders() {}

    /** {@code ingest} for {@code otklik.ingest.channel.Update}; empty outside services. */
    static Optional<String> serviceOf(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.", -1);
        boolean service = parts.length > 1 && parts[0].equals("otklik") && SERVICES.contains(parts[1]);
        return service ? Optional.of(parts[1]) : Optional.empty();
    }

    static ArchCondition<JavaClass> importNoOtherService() {
        return new ArchCondition<>("import no other service") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> serviceOf(dependency.getTargetClass())
                                .filter(other -> !serviceOf(type).equals(Optional.of(other)))
                                .isPresent())
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }
}
