package otklik.notify.delivery;

import org.jspecify.annotations.Nullable;

/** Who is told. Named so that the names can be stored: a lane has its own bounds, an endpoint its own order. */
public sealed interface Recipient {

    /** What is paced and rested as one: {@code webhook:<connector>}, {@code telegram:<bot>}. */
    String lane();

    /** What order is kept for, case by case. */
    String endpoint();

    /** Whether a second notice waits for the first although it is of another case. */
    boolean oneAtATime();

    /** The status webhook of a connector. */
    record Webhook(String connector) implements Recipient {
        public static final String CHANNEL = "webhook";

        @Override
        public String lane() {
            return CHANNEL + ":" + connector;
        }

        @Override
        public String endpoint() {
            return lane();
        }

        @Override
        public boolean oneAtATime() {
            return false;
        }
    }

    /** A person's chat with a bot; the address is in the contact. */
    record Chat(String channel, String bot, String contactId) implements Recipient {
        @Override
        public String lane() {
            return channel + ":" + bot;
        }

        @Override
        public String endpoint() {
            return contactId;
        }

        @Override
        public boolean oneAtATime() {
            return true;
        }
    }

    /**
     * A citizen's own mailbox; the address is in the contact.
     *
     * @param source of the contact: the connector or site by which he gave it
     */
    record Mailbox(String source, String contactId) implements Recipient {
        public static final String CHANNEL = "email";

        @Override
        public String lane() {
            return CHANNEL + ":" + source;
        }

        @Override
        public String endpoint() {
            return contactId;
        }

        @Override
        public boolean oneAtATime() {
            return true;
        }
    }

    /**
     * Staff of an office; the address is in the table {@code duty_contact}, or with the webhooks.
     *
     * @param source the bot that writes, or the webhook's key
     */
    record OnDuty(Office office, String channel, String source) implements Recipient {
        private static final String PREFIX = "duty:";

        /** Whether it is one of these that is kept under this name. */
        public static boolean isEndpoint(String endpoint) {
            return endpoint.startsWith(PREFIX);
        }

        @Override
        public String lane() {
            return channel + ":" + source;
        }

        @Override
        public String endpoint() {
            return PREFIX + office.code() + "/" + office.role() + "/" + channel;
        }

        @Override
        public boolean oneAtATime() {
            return !channel.equals(Webhook.CHANNEL);
        }
    }

    /**
     * Nobody who can be written to: the ledger has the notice all the same, and soon its end, for the desk to see.
     *
     * @param channel by which the message came
     * @param contactId where he gave an address that nothing here writes to: he may have given another beside it
     */
    record Nobody(String channel, DeadReason why, @Nullable String contactId) implements Recipient {
        private static final String CHANNEL = "none";

        /** The lane of those who are told nothing for this reason. */
        public static String lane(DeadReason why) {
            return CHANNEL + ":" + why.word();
        }

        @Override
        public String lane() {
            return lane(why);
        }

        @Override
        public String endpoint() {
            return contactId == null ? CHANNEL + ":" + channel : contactId;
        }

        @Override
        public boolean oneAtATime() {
            return contactId != null;
        }
    }

    /** The channel part of a lane's name. */
    static String channelOf(String lane) {
        return lane.substring(0, lane.indexOf(':'));
    }

    /** The connector or bot of a lane's name. */
    static String codeOf(String lane) {
        return lane.substring(lane.indexOf(':') + 1);
    }
}
