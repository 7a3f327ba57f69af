package otklik.standalone.proxy;

import java.util.Optional;
import java.util.regex.Pattern;
import otklik.standalone.launch.Service;

/** Which service answers which path. */
final class RouteTable {

    /** What connectors hear is notify's, what they send is ingest's. */
    private static final Pattern CONNECTOR_HEARS = Pattern.compile("/v1/connectors/[^/]+/(webhook|statuses(/key)?)/?");

    private static final Pattern SERVICE_PAGE = Pattern.compile("/services/([a-z]+)(/q/.*)");

    private RouteTable() {}

    /**
     * A request's destination.
     *
     * @param path there, without the query
     */
    record Target(Service service, String path) {}

    static Optional<Target> target(String path) {
        var page = SERVICE_PAGE.matcher(path);
        if (page.matches()) {
            for (var service : Service.values()) {
                if (service.shortName().equals(page.group(1))) {
                    return Optional.of(new Target(service, page.group(2)));
                }
            }
            return Optional.empty();
        }
        return service(path).map(service -> new Target(service, path));
    }

    private static Optional<Service> service(String path) {
        if (CONNECTOR_HEARS.matcher(path).matches()
                || isUnder(path, "/v1/deliveries")
                || isUnder(path, "/v1/notices")
                || isUnder(path, "/v1/duty-contacts")
                || isUnder(path, "/v1/agency")
                || path.equals("/v1/web/chats/stream")
                || path.equals("/v1/web/chats/notices")
                || isUnder(path, "/web")) {
            return Optional.of(Service.NOTIFY);
        }
        if (isUnder(path, "/v1/messages")
                || path.startsWith("/v1/messages:")
                || isUnder(path, "/v1/imports")
                || isUnder(path, "/v1/connectors")
                || isUnder(path, "/v1/attachments")
                || isUnder(path, "/v1/web")
                || isUnder(path, "/hooks")
                || isUnder(path, "/open311")) {
            return Optional.of(Service.INGEST);
        }
        if (isUnder(path, "/v1/classify")) {
            return Optional.of(Service.CLASSIFY);
        }
        if (isUnder(path, "/v1/cases")
                || isUnder(path, "/v1/bulk")
                || isUnder(path, "/v1/answer-templates")
                || isUnder(path, "/v1/citizens")
                || isUnder(path, "/v1/thanks")
                || isUnder(path, "/v1/public")
                || isUnder(path, "/v1/intakes")
                || isUnder(path, "/v1/routing-history")
                || isUnder(path, "/v1/traces")) {
            return Optional.of(Service.ROUTING);
        }
        return Optional.empty();
    }

    private static boolean isUnder(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
