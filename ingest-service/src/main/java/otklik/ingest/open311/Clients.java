package otklik.ingest.open311;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.ingest.http.Door;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;
import otklik.region.RegionPack;

/** Who may send, and for which jurisdiction. */
@Singleton
final class Clients {
    private static final Logger LOG = Logger.getLogger(Clients.class);
    private static final String KEY = "api_key";
    private static final String JURISDICTION = "jurisdiction_id";

    private final Door door;
    private final Set<String> connectors;
    private final String jurisdiction;

    Clients(Door door, Open311Settings settings, RegionPack pack) {
        this.door = door;
        this.connectors = settings.connectors();
        this.jurisdiction = settings.jurisdiction().orElse(pack.code());
        for (String connector : connectors) {
            if (pack.connector(connector).isEmpty()) {
                LOG.infof("open311=post connector=%s state=closed missing=connectors.yaml", connector);
            }
        }
    }

    /** Whether a key is there before the body is read. */
    boolean isKeyIn(HttpServerRequest request, Form query) {
        return key(request, query) != null;
    }

    /** @throws Refused when the key is missing or wrong, or that of a connector that speaks another language */
    Sender admit(HttpServerRequest request, Form form) throws Refused {
        Sender sender = door.admit(key(request, form), KEY);
        if (!connectors.contains(sender.source())) {
            throw Refusal.of(Reason.NOT_ALLOWED, KEY).thrown();
        }
        return sender;
    }

    /** There is one jurisdiction, so it need not be named. */
    void checkJurisdiction(Form form) throws Refused {
        String named = form.text(JURISDICTION);
        if (named != null && !named.strip().equalsIgnoreCase(jurisdiction)) {
            throw Refusal.of(Reason.UNKNOWN_JURISDICTION, JURISDICTION).thrown();
        }
    }

    private static @Nullable String key(HttpServerRequest request, Form form) {
        String header = request.getHeader(Door.KEY_HEADER);
        return header == null || header.isBlank() ? form.text(KEY) : header;
    }
}
