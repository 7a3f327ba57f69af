package otklik.testkit.resource;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which backing a resource gets: the one named explicitly, else a container where an engine answers and has the image,
 * else the embedded one. The demand {@code otklik.test.containers=required} turns the fallbacks into failures, so that a
 * fallback cannot pass for a container test.
 */
record BackingChoice(Backing backing, String value, String reason) {

    /** System property that demands containers when it is {@code required}. */
    static final String DEMAND = "otklik.test.containers";

    /**
     * @param what {@code kafka} or {@code postgres}
     * @param address explicit address, if any
     * @param engine looked at only when needed
     * @throws IllegalStateException when containers are demanded and there can be none
     */
    static BackingChoice of(String what, @Nullable String address, boolean demanded, ContainerEngine engine) {
        if (address != null && !demanded) {
            return new BackingChoice(Backing.GIVEN, address, "named by " + environmentName(what));
        }
        ContainerEngine.Usable usable = engine.imageFor(what);
        return switch (usable) {
            case ContainerEngine.Image image -> new BackingChoice(Backing.CONTAINER, image.name(), image.engine());
            case ContainerEngine.None none
            when demanded ->
                throw new IllegalStateException(
                        "%s=required, but there is no container for %s: %s".formatted(DEMAND, what, none.reason()));
            case ContainerEngine.None none -> new BackingChoice(Backing.EMBEDDED, "", none.reason());
        };
    }

    /** The choice for this JVM's settings, printed, so that a build's log says what was tested against what. */
    static BackingChoice announce(String what) {
        boolean demanded = setting(DEMAND, "OTKLIK_TEST_CONTAINERS")
                .filter("required"::equals)
                .isPresent();
        String address = setting("otklik.test." + what, environmentName(what)).orElse(null);
        BackingChoice choice = of(what, address, demanded, ContainerEngine.ofEnvironment());
        System.out.printf(
                "[testkit] %s: %s%s (%s)%n",
                what,
                choice.backing().name().toLowerCase(Locale.ROOT),
                choice.backing() == Backing.CONTAINER ? " " + choice.value() : "",
                choice.reason());
        return choice;
    }

    static Optional<String> setting(String property, String environment) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(environment)))
                .filter(value -> !value.isBlank());
    }

    private static String environmentName(String what) {
        return "OTKLIK_TEST_" + what.toUpperCase(Locale.ROOT);
    }
}
