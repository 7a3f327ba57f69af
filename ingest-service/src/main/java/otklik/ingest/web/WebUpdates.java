package otklik.ingest.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import otklik.ingest.channel.ChatMessage;
import otklik.ingest.channel.Update;
import otklik.ingest.channel.Update.Act;

/** What a submission says, in the words that all chats share. The only place where the web's acts are made. */
final class WebUpdates {
    private static final Pattern COMMAND =
            Pattern.compile("/(start|help|status|stop|withdraw|same|link|unlink)(?:\\s+(.*))?", Pattern.DOTALL);

    private WebUpdates() {}

    static Update of(WebChat chat, Submission sent) {
        String updateId = chat.id() + ":" + sent.clientId();
        if (sent.button() != null) {
            return new Update.Acted(updateId, chat.speaking(sent.language()), new Act.Pressed(sent.button()));
        }
        Matcher command = COMMAND.matcher(sent.text().strip());
        if (command.matches()) {
            return new Update.Acted(
                    updateId, chat.speaking(sent.language()), new Act.Command(command.group(1), command.group(2)));
        }
        return new Update.Written(updateId, message(chat, sent));
    }

    /** The time is the broker's: clocks of browsers are set as they are. */
    static ChatMessage message(WebChat chat, Submission sent) {
        return new ChatMessage(
                chat.speaking(sent.language()),
                sent.clientId(),
                sent.text(),
                sent.place(),
                List.of(),
                null,
                sent.replyTo(),
                null);
    }
}
