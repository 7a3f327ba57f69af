package otklik.ingest.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import otklik.ingest.key.ConnectorKeys;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;
import otklik.region.Connector;
import otklik.region.RegionPack;

/** Lets connectors in by the key in {@code X-API-Key}. The key alone says which connector it is. */
@Singleton
public final class Door {
    public static final String KEY_HEADER = "X-API-Key";

    private final ConnectorKeys keys;
    private final Map<String, Sender> senders = new HashMap<>();

    Door(ConnectorKeys keys, RegionPack pack) {
        this.keys = keys;
        for (Connector connector : pack.connectors()) {
            senders.put(connector.code(), Sender.connectorOn(connector.code(), connector.networks()));
        }
    }

    /** @throws Refused when the key is missing, wrong, or of a connector that the region does not have */
    public Sender admit(HttpServerRequest request) throws Refused {
        return admit(request.getHeader(KEY_HEADER), KEY_HEADER);
    }

    /**
     * As {@link #admit(HttpServerRequest)} where the key may be elsewhere.
     *
     * @param place where it was looked for
     */
    public Sender admit(@Nullable String key, String place) throws Refused {
        if (key == null || key.isBlank()) {
            throw Refusal.of(Reason.NO_KEY, place).thrown();
        }
        String connector = keys.connectorOf(key);
        if (connector == null) {
            throw Refusal.of(Reason.WRONG_KEY, place).thrown();
        }
        Sender sender = sender(connector);
        if (sender == null) {
            throw Refusal.of(Reason.UNKNOWN_CONNECTOR, place).thrown();
        }
        return sender;
    }

    /** The connector as a sender; null when the region has none of this code. */
    public @Nullable Sender sender(String connector) {
        return senders.get(connector);
    }
}
