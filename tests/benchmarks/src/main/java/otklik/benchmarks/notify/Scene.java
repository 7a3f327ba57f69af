package otklik.benchmarks.notify;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import otklik.benchmarks.Console;
import otklik.benchmarks.Figures;
import otklik.benchmarks.ProcessTree;
import otklik.benchmarks.Waits;
import otklik.benchmarks.bed.Bed;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.standalone.launch.LoneService;
import otklik.standalone.launch.Service;

/** notify-service on its bed, those whom it tells, and who tells it. One thread at a time. */
final class Scene implements AutoCloseable {
    private static final double PATIENCE_SECONDS = 600;

    final Bed bed;
    final Providers providers;
    final Feed feed;
    final Stories stories;
    final Figures figures;
    private final Connection database;
    private LoneService notify;
    private double pssMib;

    /** @param chats how many chats of the site, and of Telegram, can be written to */
    Scene(Bed bed, Providers providers, Figures figures, int chats) throws SQLException, InterruptedException {
        this.bed = bed;
        this.providers = providers;
        this.figures = figures;
        notify = bed.startReady(Service.NOTIFY, providers.settings(Providers.TELEGRAM_PER_SECOND));
        Sealer toNotify = new Sealer(SealKeys.readPublic(bed.keys(), "notify"), Clock.systemUTC());
        stories = new Stories(toNotify);
        database = bed.connect();
        providers.register(database, toNotify);
        feed = new Feed(bed);
        for (int chat = 0; chat < chats; chat++) {
            feed.publish(stories.contact("web", "portal", chat));
            feed.publish(stories.contact("telegram", "region", chat));
        }
        feed.flush();
        if (!Waits.until(() -> ask("select count(*) from notify.contact") >= 2L * chats, PATIENCE_SECONDS)) {
            throw new IllegalStateException("notify-service does not come to the end of the contacts");
        }
        Console.done("contacts", 2L * chats);
        sampleMemory();
    }

    /** A number from the database, seen by its superuser. */
    long ask(String question) {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not say", e);
        }
    }

    Connection database() {
        return database;
    }

    Metrics metrics() {
        return new Metrics(notify.port());
    }

    /** Ends the service as a failing machine would, and starts it again. */
    void killAndStart() throws InterruptedException {
        startWithTelegramAt(Providers.TELEGRAM_PER_SECOND);
    }

    /** The same with another pace of its bots. */
    void startWithTelegramAt(int perSecond) throws InterruptedException {
        ProcessHandle process = notify.process();
        process.destroyForcibly();
        process.onExit().join();
        notify = bed.startReady(Service.NOTIFY, providers.settings(perSecond));
    }

    /** Remembers the greatest memory; costs a walk through page tables, so not too often. */
    void sampleMemory() {
        pssMib = Math.max(pssMib, new ProcessTree(List.of(notify.process())).pssMib());
    }

    /** The most that the service had at any sample. */
    double pssMib() {
        return pssMib;
    }

    /** Processor time from now on. */
    Use use() throws IOException {
        Map<String, ProcessTree> processes = new LinkedHashMap<>();
        processes.put("notify", new ProcessTree(List.of(notify.process())));
        processes.put("postgresql", new ProcessTree(List.of(bed.postgreSql())));
        processes.put("kafka", new ProcessTree(List.of(bed.kafka())));
        return new Use(processes);
    }

    /** What processes use, by name. */
    static final class Use {
        private final Map<String, ProcessTree> processes;
        private final Map<String, Double> before = new LinkedHashMap<>();

        private Use(Map<String, ProcessTree> processes) {
            this.processes = processes;
            processes.forEach((name, tree) -> before.put(name, tree.cpuSeconds()));
        }

        /** Microseconds of processor a notice. */
        void report(String what, long notices, Figures figures) {
            processes.forEach((name, tree) -> figures.put(
                    "cpu_us_" + what + "_" + name,
                    (tree.cpuSeconds() - before.getOrDefault(name, 0d)) * 1e6 / Math.max(1, notices),
                    "µs of processor a notice, " + name));
        }
    }

    @Override
    public void close() throws Exception {
        feed.close();
        database.close();
    }
}
