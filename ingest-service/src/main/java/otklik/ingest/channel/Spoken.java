package otklik.ingest.channel;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.ingest.channel.Update.Act.Command;
import otklik.ingest.message.EmailAddress;

/** Commands as people give them: by a slash where the channel knows that, or as one word alone. */
final class Spoken {
    private static final Pattern WORDS = Pattern.compile("(\\p{L}{3,12})(?:\\s+(\\S{11}))?[.!]?");
    private static final Map<String, String> COMMANDS = Map.of(
            "помощь", "help",
            "help", "help",
            "статус", "status",
            "status", "status",
            "стоп", "stop",
            "stop", "stop",
            "старт", "start",
            "отозвать", "withdraw",
            "withdraw", "withdraw",
            "тоже", "same");
    private static final Set<String> KNOWN = Set.of(
            "start",
            "help",
            "status",
            "stop",
            "withdraw",
            "same",
            "link",
            "unlink",
            "quiet",
            "digest",
            "less",
            "all",
            "mail");

    /** Those that name a case. */
    private static final Set<String> NAMING = Set.of("withdraw", "same");

    /** As routing-service makes them. Anything else that somebody writes beside a command goes no further. */
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Z]{5}-[0-9A-Z]{5}");

    /** As routing-service gives it in the other chat. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{8}");

    /** Hours as people write them: {@code 22-8}, {@code 22:30 - 07:00}. */
    private static final Pattern HOURS =
            Pattern.compile("([01]?[0-9]|2[0-3])(?::([0-5][0-9]))?\\s*[-–—]\\s*([01]?[0-9]|2[0-3])(?::([0-5][0-9]))?");

    private static final String ON = "on";
    private static final String OFF = "off";
    private static final Map<String, String> SWITCHES = Map.of("on", ON, "вкл", ON, "off", OFF, "выкл", OFF);

    private Spoken() {}

    /** Empty for a message like any other. */
    static Optional<Command> in(ChatMessage message) {
        if (message.chat().onSurface()
                || message.leave() != null
                || message.place() != null
                || !message.files().isEmpty()) {
            return Optional.empty();
        }
        Matcher words = WORDS.matcher(message.text().strip());
        if (!words.matches()) {
            return Optional.empty();
        }
        String name = COMMANDS.get(words.group(1).toLowerCase(Locale.ROOT));
        String argument = words.group(2);
        boolean isWhole = (argument == null) == !NAMING.contains(String.valueOf(name));
        return name == null || !isWhole || argument != null && reference(argument) == null
                ? Optional.empty()
                : Optional.of(new Command(name, argument));
    }

    /** As events name it. */
    static boolean isKnown(String name) {
        return KNOWN.contains(name);
    }

    static String known(String name) {
        return isKnown(name) ? name : "unknown";
    }

    static @Nullable String reference(@Nullable String argument) {
        return matching(REFERENCE, argument);
    }

    static @Nullable String code(Command command) {
        return command.name().equals("link") ? matching(CODE, command.argument()) : null;
    }

    /** The address that he wants letters at; null where it is none. */
    static @Nullable String address(Command command) {
        String argument = command.argument();
        return command.name().equals("mail") && argument != null ? EmailAddress.in(argument) : null;
    }

    /** What is set by a command that sets something; null where it sets nothing that we understand. */
    static @Nullable String setting(Command command) {
        String argument = command.argument();
        String typed = argument == null ? "" : argument.strip().toLowerCase(Locale.ROOT);
        return switch (command.name()) {
            case "digest" -> typed.isEmpty() ? ON : SWITCHES.get(typed);
            case "mail" -> address(command) == null ? null : ON;
            case "quiet" -> OFF.equals(SWITCHES.get(typed)) ? OFF : hours(typed);
            default -> null;
        };
    }

    private static @Nullable String hours(String typed) {
        Matcher hours = HOURS.matcher(typed);
        if (!hours.matches()) {
            return null;
        }
        String from = time(hours.group(1), hours.group(2));
        String until = time(hours.group(3), hours.group(4));
        return from.equals(until) ? null : from + "-" + until;
    }

    private static String time(String hour, @Nullable String minute) {
        return (hour.length() == 1 ? "0" + hour : hour) + ":" + (minute == null ? "00" : minute);
    }

    private static @Nullable String matching(Pattern form, @Nullable String argument) {
        if (argument == null) {
            return null;
        }
        String typed = argument.strip().toUpperCase(Locale.ROOT);
        return form.matcher(typed).matches() ? typed : null;
    }
}
