package otklik.ingest.open311;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an address names.
 *
 * @param id a service's code, a request's number or a token, where the address has one
 * @param test whether it is under {@code /open311/test}, where everything is checked and nothing is kept
 */
record Asked(Resource resource, @Nullable String id, Format format, boolean test) {
    private static final Pattern ADDRESS = Pattern.compile(
            "/open311(?<test>/test)?(?<version>/v2)?/(?<name>[a-z]+)(?:/(?<id>[^/.]+))?(?:\\.(?<extension>xml|json))?/?");

    /** What there is. */
    enum Resource {
        DISCOVERY,
        SERVICES,
        DEFINITION,
        REQUESTS,
        REQUEST,
        TOKEN,
        UPDATES,
        NOTHING;

        boolean takesPost() {
            return this == REQUESTS || this == UPDATES;
        }
    }

    /** @param accept the header, for addresses that do not end in a format */
    static Asked of(String path, @Nullable String accept) {
        Matcher address = ADDRESS.matcher(path.replaceAll("/{2,}", "/"));
        if (!address.matches()) {
            return new Asked(Resource.NOTHING, null, Format.of(extensionOf(path), accept), false);
        }
        String id = address.group("id");
        return new Asked(
                resource(address.group("name"), id != null, address.group("version") != null),
                id,
                Format.of(address.group("extension"), accept),
                address.group("test") != null);
    }

    private static Resource resource(String name, boolean one, boolean versioned) {
        return switch (name) {
            case "discovery" -> one ? Resource.NOTHING : Resource.DISCOVERY;
            case "services" -> !versioned ? Resource.NOTHING : one ? Resource.DEFINITION : Resource.SERVICES;
            case "requests" -> !versioned ? Resource.NOTHING : one ? Resource.REQUEST : Resource.REQUESTS;
            case "tokens" -> versioned && one ? Resource.TOKEN : Resource.NOTHING;
            case "servicerequestupdates" -> versioned && !one ? Resource.UPDATES : Resource.NOTHING;
            default -> Resource.NOTHING;
        };
    }

    private static @Nullable String extensionOf(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".json") ? "json" : lower.endsWith(".xml") ? "xml" : null;
    }
}
