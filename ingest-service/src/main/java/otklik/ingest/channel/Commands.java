package otklik.ingest.channel;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.ingest.channel.Update.Act;

/** Commands as citizens type them, in whatever messenger: {@code /status K7X2M-9QPRT}. */
public final class Commands {
    private static final Pattern TYPED =
            Pattern.compile("/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]+)?(?:\\s+(.*))?", Pattern.DOTALL);

    private Commands() {}

    /** The command that the whole text is; null for any other text. */
    public static Act.@Nullable Command in(String text) {
        Matcher typed = TYPED.matcher(text.strip());
        return typed.matches() ? new Act.Command(typed.group(1).toLowerCase(Locale.ROOT), typed.group(2)) : null;
    }

    /** The same, for channels where a slash before any other word is the citizen's own. */
    public static Act.@Nullable Command knownIn(String text) {
        Act.Command command = in(text);
        return command != null && Spoken.isKnown(command.name()) ? command : null;
    }
}
