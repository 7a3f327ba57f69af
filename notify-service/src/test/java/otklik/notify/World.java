package otklik.notify;

import static io.restassured.RestAssured.given;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ContactEvent;
import otklik.contracts.Stream;
import otklik.contracts.Streams;
import otklik.eventing.Eventing;
import otklik.eventing.KafkaSettings;
import otklik.eventing.Outgoing;
import otklik.eventing.Publisher;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.eventing.seal.Stamps;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.wait.Eventually;

/** What surrounds the service in a test: upstream services, a database to look into, callers with tokens. */
@Singleton
public class World {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Eventing upstream;
    private final Publisher publisher;
    private final Sealer sealer;
    private final Path keys;
    private final String url;
    private final String user;
    private final String password;

    World(
            @ConfigProperty(name = "otklik.kafka.bootstrap-servers") String bootstrap,
            @ConfigProperty(name = "otklik.keys.dir") String keysDir,
            @ConfigProperty(name = "test.superuser.url") String url,
            @ConfigProperty(name = "test.superuser.user") String user,
            @ConfigProperty(name = "test.superuser.password") String password)
            throws InterruptedException {
        this.keys = Path.of(keysDir);
        this.sealer = new Sealer(SealKeys.readPublic(keys, "notify"), Clock.systemUTC());
        this.upstream = new Eventing(
                "routing",
                "0",
                "test",
                KafkaSettings.of(bootstrap),
                SealKeys.readPublic(keys, "dead-letter"),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        this.publisher = upstream.publisher();
        publisher.warmUp(Streams.CASES_EVENTS, PATIENCE);
        publisher.warmUp(Streams.CONTACTS, PATIENCE);
        publisher.warmUp(Streams.CITIZENS_EVENTS, PATIENCE);
        publisher.warmUp(Streams.CONVERSATIONS_EVENTS, PATIENCE);
        publisher.warmUp(Streams.CONVERSATIONS_REPLIES, PATIENCE);
        this.url = url;
        this.user = user;
        this.password = password;
    }

    String seal(String text) {
        return sealer.seal(text);
    }

    String token(String role) {
        return TestToken.of(keys, role);
    }

    String token(String role, String agency) {
        return TestToken.of(keys, role, agency);
    }

    /** Publishes to one agency's topic, in this order, and waits for the broker. */
    void publishTo(String agency, Outgoing<?>... events) {
        Stream<?> topic = Streams.AGENCY_CASES.of(agency);
        try {
            publisher.warmUp(topic, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        publish(java.util.Arrays.stream(events)
                .map(event -> event.toTopics(List.of(topic.name())))
                .toList());
    }

    /** Publishes in this order and waits for the broker. */
    void publish(Outgoing<?>... events) {
        publish(List.of(events));
    }

    void publish(List<? extends Outgoing<?>> events) {
        CompletableFuture.allOf(events.stream().map(publisher::publish).toArray(CompletableFuture[]::new))
                .join();
    }

    /** The token of a web chat, as ingest-service gives it out. */
    String chatToken(String address) {
        return Stamps.read(keys.resolve("web-chat.key")).stamp(address);
    }

    /** What a web chat keeps of a notice with these words. */
    String sealContent(String text) {
        return seal("{\"text\":\"" + text + "\",\"buttons\":[]}");
    }

    /** What it kept, readable. */
    String unseal(String sealed) throws UnreadableSeal {
        return new Unsealer(SealKeys.readPrivate(keys, "notify")).unsealText(sealed);
    }

    /** A contact of a web chat, kept. */
    String webContact(String address) {
        String contactId = UUID.randomUUID().toString();
        publish(Outgoing.to(
                Streams.CONTACTS,
                contactId,
                "contact-of-" + contactId + " " + UUID.randomUUID(),
                contactId,
                new ContactEvent.ContactGiven(contactId, "web", "portal", seal(address), Instant.now(), null, null)));
        Eventually.within(
                PATIENCE,
                "the contact to be kept",
                () -> !column("select 1 from notify.contact where contact_id = '" + contactId + "'")
                        .isEmpty());
        return contactId;
    }

    void giveContact(String contactId, String bot, String chatId) {
        giveContact(contactId, "telegram", bot, chatId);
    }

    /** A mailbox, kept. */
    void giveMailbox(String contactId, String source, String address, @Nullable String besides) {
        publish(Outgoing.to(
                Streams.CONTACTS,
                contactId,
                "contact-of-" + contactId,
                contactId,
                new ContactEvent.ContactGiven(
                        contactId, "email", source, seal(address), Instant.now(), null, besides)));
        Eventually.within(
                PATIENCE,
                "the mailbox to be kept",
                () -> !column("select 1 from notify.contact where contact_id = '" + contactId + "'")
                        .isEmpty());
    }

    /** @param address as the channel's package in ingest-service makes it */
    void giveContact(String contactId, String channel, String bot, String address) {
        publish(Outgoing.to(
                Streams.CONTACTS,
                contactId,
                "contact-of-" + contactId,
                contactId,
                new ContactEvent.ContactGiven(contactId, channel, bot, seal(address), Instant.now(), null, null)));
    }

    /** The same, of a citizen who is known. */
    void giveContactOf(String citizen, String contactId, String bot, String chatId) {
        publish(Outgoing.to(
                Streams.CONTACTS,
                contactId,
                "contact-of-" + contactId + " " + UUID.randomUUID(),
                contactId,
                new ContactEvent.ContactGiven(contactId, "telegram", bot, seal(chatId), Instant.now(), citizen, null)));
        Eventually.within(
                PATIENCE,
                "the contact to be kept",
                () -> !column("select 1 from notify.contact where contact_id = '" + contactId + "'")
                        .isEmpty());
    }

    /** Registers a path of the receiver as the connector's webhook and lets the receiver know the secret. */
    void register(String connector, WebhookReceiver receiver, String path) {
        String secret = given().auth()
                .oauth2(token("admin"))
                .contentType("application/json")
                .body("{\"url\":\"" + receiver.url(path) + "\"}")
                .when()
                .put("/v1/connectors/" + connector + "/webhook?rotate=true")
                .then()
                .extract()
                .path("secret");
        receiver.trust(path, secret);
    }

    /** One column of a query, as text, whoever may read it. */
    List<String> column(String query) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(String.valueOf(row.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    int update(String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** States of the deliveries of a case, by version. */
    List<String> states(CaseStory story) {
        return column("select state from notify.delivery where case_id = '" + story.caseId + "' order by case_version");
    }

    /** States of the deliveries to a contact, by version of their case. */
    List<String> statesOf(String contactId) {
        return column("select state from notify.delivery where endpoint = '" + contactId + "' order by case_version");
    }

    void awaitStatesOf(String contactId, String... states) {
        Eventually.within(
                PATIENCE,
                "deliveries to the contact to be " + List.of(states) + " but they are " + statesOf(contactId),
                () -> statesOf(contactId).equals(List.of(states)));
    }

    void awaitStates(CaseStory story, String... states) {
        Eventually.within(
                PATIENCE,
                "deliveries of the case to be " + List.of(states) + " but they are " + states(story),
                () -> states(story).equals(List.of(states)));
    }

    @PreDestroy
    void close() throws Exception {
        upstream.close();
    }
}
