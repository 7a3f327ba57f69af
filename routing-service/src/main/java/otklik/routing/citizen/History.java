package otklik.routing.citizen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import otklik.region.Language;
import otklik.region.RegionPack;
import otklik.routing.casework.TimelineEntry;

/**
 * The steps of the work that concern its citizen, in his language. Steps among colleagues are not his: an answer that waits for
 * approval is not one yet.
 */
final class History {
    private static final Set<String> JUDGED = Set.of("approved", "answer-refused");
    private static final String ANSWERED = "answered";
    private static final Map<String, String> SHOWN_AS = Map.of("approved", ANSWERED);

    private History() {}

    /** One step. */
    record Step(Instant at, String event, String title) {}

    /** @param waits whether the last answer waits for approval now */
    static List<Step> of(List<TimelineEntry> timeline, boolean waits, RegionPack pack, Language language) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < timeline.size(); i++) {
            TimelineEntry entry = timeline.get(i);
            if (entry.event().equals(ANSWERED) && isJudgedLater(timeline.subList(i + 1, timeline.size()), waits)) {
                continue;
            }
            String event = SHOWN_AS.getOrDefault(entry.event(), entry.event());
            pack.historyTitle(event, language).ifPresent(title -> steps.add(new Step(entry.at(), event, title)));
        }
        return steps;
    }

    private static boolean isJudgedLater(List<TimelineEntry> after, boolean waits) {
        Optional<String> next = after.stream()
                .map(TimelineEntry::event)
                .filter(event -> event.equals(ANSWERED) || event.equals("reopened") || JUDGED.contains(event))
                .findFirst();
        return next.map(JUDGED::contains).orElse(waits);
    }
}
