package otklik.benchmarks.floor;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import otklik.standalone.kafka.EmbeddedKafka;
import otklik.standalone.postgres.EmbeddedPostgreSql;

/** The whole floor in this process, with a Kafka and a PostgreSQL of its own; speaks the system's stream interface. */
public final class Floor implements AutoCloseable {
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgreSql postgres;
    private final FloorIngest ingest;
    private final FloorWorker worker;

    /** @param receiver where each message's notice is posted */
    public Floor(Vertx vertx, Path folder, String receiver) throws Exception {
        kafka = EmbeddedKafka.onFreePorts(folder.resolve("kafka"));
        postgres = EmbeddedPostgreSql.onFreePort(folder.resolve("postgres"));
        kafka.start();
        postgres.start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            List<NewTopic> topics = Stream.of("received", "tagged", "cases", "executor", "curator", "notices")
                    .map(name -> new NewTopic("floor." + name, 6, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        }
        FloorDatabase.create(postgres.superuser());
        FloorClients clients = new FloorClients(kafka.bootstrapServers());
        ingest = new FloorIngest(vertx, clients);
        worker = new FloorWorker(clients, postgres.superuser(), new FloorNotices(vertx, receiver));
        worker.start();
    }

    public String url() {
        return ingest.url();
    }

    @Override
    public void close() throws Exception {
        ingest.close();
        worker.stop();
        kafka.close();
        postgres.close();
    }
}
