package otklik.endtoend;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.ContactEvent;
import otklik.contracts.Streams;
import otklik.eventing.Eventing;
import otklik.eventing.Ids;
import otklik.eventing.KafkaSettings;
import otklik.eventing.Outgoing;
import otklik.eventing.Publisher;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.guarantee.Notice;
import otklik.testkit.system.RunningSystem;

/** Cases as routing-service would publish them, each opened, assigned and answered, by one way; and what their citizens read of them. */
final class ToldCases {
    private static final String PIN = "640213";
    private static final String RESOLUTION = "Mended today.";
    private static final Pattern REFERENCE = Pattern.compile("F[0-9]{4}-[0-9]{5}");

    private static final int NOTICES_A_CASE = 3;
    private static final Set<String> OPEN = Set.of("PENDING", "SENDING", "HELD");

    private record Story(String caseId, String messageId, String reference) {}

    private final RunningSystem system;
    private final String channel;
    private final int run;
    private final Map<String, Story> byReference = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param channel {@code telegram}, {@code viber}, {@code vk}, or {@code connector} for the webhook
     * @param run keeps numbers and chats apart from those of other tests; below 10,000
     */
    ToldCases(RunningSystem system, String channel, int run) {
        this.system = system;
        this.channel = channel;
        this.run = run;
    }

    /** The chat of the citizen with this number. */
    String chat(int number) {
        return Long.toString(100_000L * run + number);
    }

    /** Publishes so many cases, each of a citizen of his own, and waits for the broker. */
    ToldCases publish(int cases) throws Exception {
        Path keys = system.data().resolve("keys");
        Sealer sealer = new Sealer(SealKeys.readPublic(keys, "notify"), Clock.systemUTC());
        try (Eventing upstream = new Eventing(
                "routing",
                "told-" + channel,
                "test",
                KafkaSettings.of(system.bootstrapServers()),
                SealKeys.readPublic(keys, "dead-letter"),
                Clock.systemUTC(),
                new SimpleMeterRegistry())) {
            Publisher publisher = upstream.publisher();
            publisher.warmUp(Streams.CONTACTS, Duration.ofMinutes(1));
            publisher.warmUp(Streams.CASES_EVENTS, Duration.ofMinutes(1));
            List<Outgoing<?>> contacts = new ArrayList<>();
            List<Outgoing<?>> events = new ArrayList<>();
            for (int number = 0; number < cases; number++) {
                String contact =
                        channel.equals("connector") ? null : UUID.randomUUID().toString();
                if (contact != null) {
                    contacts.add(Outgoing.to(
                            Streams.CONTACTS,
                            contact,
                            "contact-of-" + contact,
                            contact,
                            new ContactEvent.ContactGiven(
                                    contact, channel, "region", sealer.seal(chat(number)), Instant.now(), null, null)));
                }
                events.addAll(story(number, contact, sealer.seal(PIN)));
            }
            publish(publisher, contacts);
            publish(publisher, events);
        }
        return this;
    }

    private static void publish(Publisher publisher, List<Outgoing<?>> events) {
        CompletableFuture.allOf(events.stream().map(publisher::publish).toArray(CompletableFuture[]::new))
                .join();
    }

    private List<Outgoing<CaseEvent>> story(int number, @Nullable String contact, String sealedPin) {
        Story story = new Story(
                UUID.randomUUID().toString(), UUID.randomUUID().toString(), "F%04d-%05d".formatted(run, number));
        byReference.put(story.reference(), story);
        return List.of(
                event(new CaseEvent.CaseOpened(snapshot(story, 1, "assigned", contact), sealedPin)),
                event(new CaseEvent.CaseAssigned(snapshot(story, 2, "assigned", contact))),
                event(new CaseEvent.CaseAnswered(snapshot(story, 3, "approved", contact), RESOLUTION)));
    }

    private static Outgoing<CaseEvent> event(CaseEvent event) {
        String caseId = event.snapshot().caseId();
        return Outgoing.<CaseEvent>to(Streams.CASES_EVENTS, caseId, Ids.next(), caseId, event)
                .traced(null);
    }

    private CaseSnapshot snapshot(Story story, int version, String status, @Nullable String contact) {
        String source = contact == null ? FaultyWays.CONNECTOR : "region";
        return new CaseSnapshot(
                story.caseId(),
                story.reference(),
                version,
                status,
                story.messageId(),
                new CaseSnapshot.Origin(
                        channel, source, "ext-" + story.caseId(), story.messageId(), contact, "en", null),
                "roads",
                0.9,
                null,
                "social",
                "minstroy",
                null,
                Instant.now(),
                Instant.now().plus(Duration.ofDays(30)),
                "rule",
                "pack",
                "masked text",
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                null,
                null);
    }

    List<String> messageIds() {
        return byReference.values().stream().map(Story::messageId).toList();
    }

    /** What people saw of these cases, repeats included. The number of a text is the only handle that a person has. */
    <R> List<Notice> seen(Collection<R> shown, Function<R, String> text) {
        List<Notice> seen = new ArrayList<>();
        for (R one : shown) {
            String words = text.apply(one);
            Matcher number = REFERENCE.matcher(words);
            Story story = number.find() ? byReference.get(number.group()) : null;
            if (story != null) {
                String kind = kind(words);
                seen.add(new Notice(
                        story.reference() + " " + kind, story.messageId(), story.caseId(), kind, version(kind)));
            }
        }
        return seen;
    }

    /** Of what the connector took, that which is of these cases. */
    List<Notice> ofThese(Collection<Notice> notices) {
        Set<String> messages = new HashSet<>(messageIds());
        return notices.stream()
                .filter(notice -> messages.contains(notice.messageId()))
                .toList();
    }

    private static String kind(String words) {
        if (words.contains(PIN)) {
            return "acknowledgement";
        }
        return words.contains(RESOLUTION) ? "status-answered" : "status-assigned";
    }

    private static int version(String kind) {
        return switch (kind) {
            case "acknowledgement" -> 1;
            case "status-assigned" -> 2;
            default -> 3;
        };
    }

    /** Whether each of their events has its notice in the ledger, and each of these its end. */
    boolean areSettled() {
        try {
            Map<String, Integer> states = ledger();
            return states.values().stream().mapToInt(Integer::intValue).sum() == NOTICES_A_CASE * byReference.size()
                    && states.keySet().stream().noneMatch(state -> OPEN.contains(state));
        } catch (SQLException away) {
            // While it is away nothing can be settled.
            return false;
        }
    }

    /** How many notices of these cases the ledger has, by state; a dead one as {@code DEAD:fault}. */
    Map<String, Integer> ledger() throws SQLException {
        Map<String, Integer> states = new HashMap<>();
        query("""
                select state || coalesce(':' || fault, ''), count(*)::text from notify.delivery where case_id = any (?::uuid[]) group by 1""").forEach(row -> states.put(row[0], Integer.parseInt(row[1])));
        return states;
    }

    /** Messages whose acknowledgement was given up: their senders need not have it, the desk knows. */
    Set<String> givenUp() throws SQLException {
        Set<String> messages = new HashSet<>();
        query("""
                select message_id::text, notice
                from notify.delivery
                where case_id = any (?::uuid[]) and state = 'DEAD' and notice like 'acknowledgement%'""").forEach(row -> messages.add(row[0]));
        return messages;
    }

    private List<String[]> query(String sql) throws SQLException {
        DatabaseLogin login = system.database();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            byReference.values().stream().map(Story::caseId).toArray()));
            List<String[]> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new String[] {row.getString(1), row.getString(2)});
                }
            }
            return rows;
        }
    }
}
