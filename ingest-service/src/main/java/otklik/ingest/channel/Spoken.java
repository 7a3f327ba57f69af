package otklik.ingest.channel;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.ingest.channel.Update.Act.Command;

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
    private static final Set<String> KNOWN =
            Set.of("start", "help", "status", "stop", "withdraw", "same", "link", "unlink");

    /** Those that name a case. */
    private static final Set<String> NAMING = Set.of("withdraw", "same");

    /** As routing-service makes them. Anything else that somebody writes beside a command goes no further. */
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Z]{5}-[0-9A-Z]{5}");

    /** As routing-service gives it in the other chat. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{8}");

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

    private static @Nullable String matching(Pattern form, @Nullable String argument) {
        if (argument == null) {
            return null;
        }
        String typed = argument.strip().toUpperCase(Locale.ROOT);
        return form.matcher(typed).matches() ? typed : null;
    }
}
