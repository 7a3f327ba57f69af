package otklik.standalone.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import otklik.standalone.Ports;

/**
 * Who listens where, counted from one base port.
 *
 * @param base port of the base URL, 1024 to 65503
 */
public record PortPlan(int base) {

    private static final int KAFKA = 12;
    private static final int CONTROLLER = 13;
    private static final int POSTGRESQL = 32;

    public PortPlan {
        if (base < 1024 || base + POSTGRESQL > 65535) {
            throw new IllegalArgumentException("Base port " + base + " is not within 1024 and 65503");
        }
    }

    /** A plan whose ports nobody uses now; where the search begins depends on the process, so that two rarely meet. */
    public static PortPlan free() {
        for (int base = 21_000 + (int) (ProcessHandle.current().pid() % 200) * 50; base < 60_000; base += 50) {
            PortPlan plan = new PortPlan(base);
            if (plan.all().keySet().stream().allMatch(Ports::isFree)) {
                return plan;
            }
        }
        throw new IllegalStateException("no range of free ports");
    }

    /** Port of a service. */
    public int of(Service service) {
        return base + service.portOffset();
    }

    /** The broker's port for clients. */
    public int kafka() {
        return base + KAFKA;
    }

    /** The broker's port for itself. */
    public int kafkaController() {
        return base + CONTROLLER;
    }

    /** The database's port. */
    public int postgreSql() {
        return base + POSTGRESQL;
    }

    /** The one address to use from outside. */
    public String baseUrl() {
        return "http://127.0.0.1:" + base;
    }

    /** Every port with what it is for. */
    public Map<Integer, String> all() {
        var ports = new LinkedHashMap<Integer, String>();
        ports.put(base, "base URL");
        for (var service : Service.values()) {
            ports.put(of(service), service.moduleName());
        }
        ports.put(kafka(), "Kafka");
        ports.put(kafkaController(), "Kafka controller");
        ports.put(postgreSql(), "PostgreSQL");
        return ports;
    }
}
