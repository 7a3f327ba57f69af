package otklik.ingest.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.Platform;

/**
 * SHA-256 over what the sender sent, import run and leave to reply excepted, which say how and not what: the same digest is a repeat, another one a revision. A secret
 * goes in first, so that nobody who sees digest and masked text can try phone numbers until they fit. Thread-safe.
 */
final class ContentDigest {
    private final byte[] secret;
    private final ThreadLocal<MessageDigest> digests = ThreadLocal.withInitial(ContentDigest::sha256);

    ContentDigest(byte[] secret) {
        this.secret = secret.clone();
    }

    /** 64 hexadecimal digits. */
    String of(ConnectorMessage sent) {
        MessageDigest sha = digests.get();
        sha.update(secret);
        add(sha, sent.externalId());
        add(sha, sent.text());
        add(sha, sent.conversation());
        var author = sent.author();
        add(sha, author == null ? null : author.id());
        var location = sent.location();
        add(sha, location == null || location.lat() == null ? null : location.lat() + " " + location.lon());
        add(sha, location == null ? null : location.address());
        add(sha, sent.language());
        add(sha, sent.category());
        add(sha, sent.municipality());
        add(sha, sent.regime());
        add(sha, sent.campaign());
        add(sha, sent.sentAt() == null ? null : sent.sentAt().toString());
        List<Attachment> attachments = sent.attachments();
        if (attachments != null) {
            for (Attachment attachment : attachments) {
                add(sha, attachment.url());
                add(sha, attachment.name());
                add(sha, attachment.type());
            }
        }
        Platform platform = sent.platform();
        if (platform != null) {
            add(sha, "platform");
            add(sha, platform.number());
            add(sha, platform.stage());
            add(sha, platform.status());
            add(sha, platform.holder());
            add(
                    sha,
                    platform.plannedFor() == null ? null : platform.plannedFor().toString());
            add(
                    sha,
                    platform.finishedOn() == null ? null : platform.finishedOn().toString());
            add(sha, platform.decision());
            add(sha, platform.rating() == null ? null : platform.rating().toString());
            add(sha, platform.reconsideration());
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /** Length first, so that no two different messages feed the same bytes. */
    private static void add(MessageDigest sha, @Nullable String value) {
        byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(value == null ? -1 : bytes.length)
                .array());
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
