package otklik.benchmarks.notify;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import otklik.contracts.CaseSnapshot.Origin;

/** How a citizen of the benchmark is told. What belongs to a number can be told from the number alone, so nobody keeps it. */
sealed interface Way {

    String channel();

    /** The connector, the bot or the site. */
    String source();

    /** As {@code delivery.lane} has it. */
    String lane();

    /** Where the answers to this message go. */
    Origin origin(String run, int number);

    /** A platform's webhook. */
    record Hook(String source) implements Way {
        @Override
        public String channel() {
            return "connector";
        }

        @Override
        public String lane() {
            return "webhook:" + source;
        }

        @Override
        public Origin origin(String run, int number) {
            return new Origin(channel(), source, externalId(run, number), caseId(run, number), null, "ru");
        }
    }

    /**
     * A chat of a messenger or a site.
     *
     * @param first number of the first chat
     * @param chats how many there are; numbers beyond begin again with the first
     */
    record Chat(String channel, String source, int first, int chats) implements Way {
        @Override
        public String lane() {
            return channel + ":" + source;
        }

        @Override
        public Origin origin(String run, int number) {
            return new Origin(
                    channel,
                    source,
                    externalId(run, number),
                    caseId(run, number),
                    contactId(channel, chat(number)),
                    "ru");
        }

        /** The chat of this message. */
        int chat(int number) {
            return first + number % chats;
        }
    }

    static String externalId(String run, int number) {
        return run + "-" + number;
    }

    static String caseId(String run, int number) {
        return UUID.nameUUIDFromBytes(externalId(run, number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static String contactId(String channel, int chat) {
        return "bench-" + channel + "-" + chat;
    }
}
