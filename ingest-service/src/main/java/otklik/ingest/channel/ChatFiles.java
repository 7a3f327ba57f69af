package otklik.ingest.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;

/**
 * Files of one message that the provider names by address. An address that nobody could fetch is left out, a name is cut
 * to what can be kept: neither is a reason to lose the message.
 */
public final class ChatFiles {
    private static final int MOST = 50;
    private static final int MOST_URL = 4_096;
    private static final int MOST_NAME = 255;
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[!-~]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    private final List<Attachment> files = new ArrayList<>();

    /**
     * @param name as the citizen's device gave it
     * @param type media type, where the provider tells it
     */
    public void add(@Nullable String url, @Nullable String name, @Nullable String type) {
        if (url != null
                && url.length() <= MOST_URL
                && files.size() < MOST
                && WEB_ADDRESS.matcher(url).matches()) {
            files.add(new Attachment(url, printable(name), type));
        }
    }

    public List<Attachment> all() {
        return List.copyOf(files);
    }

    private static @Nullable String printable(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String cut = name.length() <= MOST_NAME ? name : name.substring(name.length() - MOST_NAME);
        return UNPRINTABLE.matcher(cut).replaceAll("_");
    }
}
