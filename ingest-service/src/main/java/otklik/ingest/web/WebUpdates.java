package otklik.ingest.web;

import java.util.List;
import otklik.contracts.Attachment;
import otklik.ingest.channel.ChatMessage;
import otklik.ingest.channel.Commands;
import otklik.ingest.channel.Update;
import otklik.ingest.channel.Update.Act;

/** What a submission says, in the words that all chats share. The only place where the web's acts are made. */
final class WebUpdates {
    private WebUpdates() {}

    static Update of(WebChat chat, Submission sent) {
        String updateId = chat.id() + ":" + sent.clientId();
        if (sent.button() != null) {
            return new Update.Acted(updateId, chat.speaking(sent.language()), new Act.Pressed(sent.button()));
        }
        Act.Command command = Commands.knownIn(sent.text());
        if (command != null && sent.files().isEmpty()) {
            return new Update.Acted(updateId, chat.speaking(sent.language()), command);
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
                files(chat, sent),
                null,
                sent.replyTo(),
                null,
                sent.leave());
    }

    private static List<Attachment> files(WebChat chat, Submission sent) {
        return sent.filesIn(chat).entrySet().stream()
                .map(file -> new Attachment(
                        file.getKey(), file.getValue().name(), file.getValue().type()))
                .toList();
    }
}
