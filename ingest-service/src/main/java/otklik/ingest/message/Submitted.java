package otklik.ingest.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConnectorRecord.Author;
import otklik.contracts.ConnectorRecord.ConnectorMessage;

/** What came beside a message instead of in it. */
public final class Submitted {
    private Submitted() {}

    /** The same message in this import run. */
    public static ConnectorMessage inBatch(ConnectorMessage sent, @Nullable String batch) {
        return with(sent, sent.externalId(), batch);
    }

    /** The same message with this id and in this import run. */
    public static ConnectorMessage with(ConnectorMessage sent, @Nullable String externalId, @Nullable String batch) {
        return new ConnectorMessage(
                externalId,
                sent.text(),
                sent.conversation(),
                sent.author(),
                sent.location(),
                sent.attachments(),
                sent.language(),
                sent.category(),
                sent.municipality(),
                sent.regime(),
                sent.campaign(),
                batch,
                sent.sentAt(),
                sent.inReplyTo(),
                sent.network(),
                sent.platform());
    }

    /** The same message with its ids as all know them on the sender's network, where that is known. */
    static ConnectorMessage as(Sender sender, ConnectorMessage sent) {
        if (!sender.knowsNetwork()) {
            return sent;
        }
        Author author = sent.author();
        String id = author == null ? null : author.id();
        return new ConnectorMessage(
                NativeIds.canonical(sender.network(), Objects.requireNonNull(sent.externalId())),
                sent.text(),
                sent.conversation(),
                id == null ? author : new Author(NativeIds.author(sender.network(), id)),
                sent.location(),
                sent.attachments(),
                sent.language(),
                sent.category(),
                sent.municipality(),
                sent.regime(),
                sent.campaign(),
                sent.batch(),
                sent.sentAt(),
                sent.inReplyTo(),
                sent.network(),
                sent.platform());
    }
}
