package otklik.notify.delivery;

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

    /** The channel part of a lane's name. */
    static String channelOf(String lane) {
        return lane.substring(0, lane.indexOf(':'));
    }

    /** The connector or bot of a lane's name. */
    static String codeOf(String lane) {
        return lane.substring(lane.indexOf(':') + 1);
    }
}
