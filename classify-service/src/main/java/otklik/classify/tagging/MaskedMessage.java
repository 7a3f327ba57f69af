package otklik.classify.tagging;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import otklik.classify.mask.MaskedText;
import otklik.classify.mask.Masker;
import otklik.classify.mask.PersonalData;
import otklik.contracts.Attachment;
import otklik.contracts.Location;
import otklik.contracts.Message;
import otklik.contracts.Platform;

/**
 * A message without plain personal data, and what is to be sealed.
 *
 * @param message with masked text, address, names of files, sender's category and platform's words
 * @param original the text as it came; where the address was masked too, an empty line and the address follow it
 * @param counts findings by kind, those of text and address
 */
record MaskedMessage(Message message, String original, Map<PersonalData, Integer> counts) {

    static MaskedMessage of(Message message, Masker masker) {
        MaskedText text = masker.mask(message.text());
        Location location = message.location();
        String address = location == null ? null : location.address();
        if (address != null) {
            MaskedText masked = masker.mask(address);
            if (!masked.counts().isEmpty()) {
                return new MaskedMessage(
                        with(message, text.text(), masked.text(), masker),
                        message.text() + "\n\n" + address,
                        sum(text.counts(), masked.counts()));
            }
        }
        return new MaskedMessage(with(message, text.text(), address, masker), message.text(), text.counts());
    }

    /** Counts by the kind's name in lower case, as the tag has them. */
    static Map<String, Integer> countsByName(Map<PersonalData, Integer> counts) {
        return counts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(e -> e.getKey().code(), Map.Entry::getValue));
    }

    private static Message with(Message message, String text, @Nullable String address, Masker masker) {
        Location location = message.location();
        return new Message(
                message.messageId(),
                message.channel(),
                message.source(),
                message.externalId(),
                message.conversation(),
                message.citizen(),
                message.contactId(),
                text,
                message.language(),
                location == null ? null : new Location(location.lat(), location.lon(), address),
                attachments(message.attachments(), masker),
                masked(message.category(), masker),
                message.municipality(),
                message.regime(),
                message.campaign(),
                message.batch(),
                message.digest(),
                message.sentAt(),
                message.receivedAt(),
                message.inReplyTo(),
                platform(message.platform(), masker),
                message.network());
    }

    /** Words that a platform's people may have written by hand. */
    private static @Nullable Platform platform(@Nullable Platform said, Masker masker) {
        return said == null
                ? null
                : new Platform(
                        said.number(),
                        masked(said.stage(), masker),
                        masked(said.status(), masker),
                        masked(said.holder(), masker),
                        said.plannedFor(),
                        said.finishedOn(),
                        masked(said.decision(), masker),
                        said.rating(),
                        masked(said.reconsideration(), masker));
    }

    private static @Nullable String masked(@Nullable String words, Masker masker) {
        return words == null ? null : masker.mask(words).text();
    }

    private static List<Attachment> attachments(List<Attachment> attachments, Masker masker) {
        return attachments.stream()
                .map(file -> {
                    String name = file.name();
                    return name == null
                            ? file
                            : new Attachment(file.url(), masker.mask(name).text(), file.type());
                })
                .toList();
    }

    /** Findings of two texts together. */
    static Map<PersonalData, Integer> sum(Map<PersonalData, Integer> left, Map<PersonalData, Integer> right) {
        Map<PersonalData, Integer> sum = new EnumMap<>(PersonalData.class);
        sum.putAll(left);
        right.forEach((kind, count) -> sum.merge(kind, count, Integer::sum));
        return sum;
    }
}
