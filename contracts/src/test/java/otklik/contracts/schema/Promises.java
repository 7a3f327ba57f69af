package otklik.contracts.schema;

import otklik.contracts.Stream;
import otklik.contracts.Streams;

/** What a reader of a stream may count on, in words. */
final class Promises {
    private Promises() {}

    static String of(Stream<?> stream) {
        return String.join(
                "\n",
                "- **Delivery.** " + stream.delivery(),
                "- **Kept.** " + kept(stream),
                "- **Unknown types.** " + unknown(stream));
    }

    static String kept(Stream<?> stream) {
        if (stream.compacted()) {
            return "Compacted: the last event of each case stays; it is deleted after the time that the region pack names ("
                    + days(stream) + " where it names none).";
        }
        return "For " + days(stream) + ".";
    }

    static String unknown(Stream<?> stream) {
        String handling = switch (stream.unknownType()) {
            case PARK -> "A type that a reader does not know is parked as a dead letter.";
            case SKIP -> "A reader skips and counts a type that it does not know.";
            case REFUSE -> "A type that is not known is refused, as is every record that cannot be worked on.";
        };
        return Streams.withDeadLetters().contains(stream)
                ? handling + " A record that cannot be worked on goes to `" + stream.deadLetters() + "`."
                : handling;
    }

    static String days(Stream<?> stream) {
        return stream.retention().toDays() + " days";
    }
}
