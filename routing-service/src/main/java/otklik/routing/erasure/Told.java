package otklik.routing.erasure;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import otklik.contracts.CitizenEvent;
import otklik.contracts.CitizenEvent.CitizenErased;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.routing.casework.Case;
import otklik.routing.erasure.ErasureRows.Asked;
import otklik.routing.erasure.ErasureRows.Own;

/** What those are told who keep something under a pseudonym: an event for each that is forgotten, with what is that one's. */
final class Told {
    private Told() {}

    /** @param each the first stands for what has no other's name on it, too */
    static List<Outgoing<CitizenErased>> of(List<Asked> each, List<Own> messages, EraseWords.Done done, Instant now) {
        Set<String> others = each.stream()
                .skip(1)
                .map(one -> Objects.requireNonNull(one.citizen()))
                .collect(Collectors.toSet());
        return each.stream()
                .map(one -> of(
                        one,
                        messages.stream()
                                .filter(own -> one == each.getFirst()
                                        ? own.citizen() == null || !others.contains(own.citizen())
                                        : Objects.equals(own.citizen(), one.citizen()))
                                .toList(),
                        done,
                        now))
                .toList();
    }

    /** The chats that they came from. */
    static List<String> contacts(Collection<Own> messages) {
        return List.copyOf(messages.stream()
                .map(Own::contactId)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Outgoing<CitizenErased> of(Asked asked, List<Own> messages, EraseWords.Done done, Instant now) {
        List<String> messageIds = messages.stream().map(Own::messageId).toList();
        Case by = done.before().stream()
                .filter(known -> known.number() == asked.number())
                .findFirst()
                .orElseThrow();
        String id = done.erasure().id().toString();
        return Outgoing.to(
                Streams.CITIZENS_EVENTS,
                id,
                Ids.next(),
                id,
                new CitizenErased(
                        id,
                        asked.citizen(),
                        contacts(messages),
                        done.before().stream()
                                .filter(known -> messageIds.contains(known.messageId()))
                                .map(Case::caseId)
                                .toList(),
                        messageIds,
                        new CitizenEvent.Asked(
                                by.caseId(),
                                by.reference(),
                                by.version() + 1,
                                by.status().erased(now).code(),
                                by.category(),
                                by.messageId(),
                                by.origin()),
                        now));
    }
}
