package otklik.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import otklik.testkit.observe.TopicRecords;

/** Who sees which case: executor and curator, nobody else; a case in triage is seen by no agency. */
final class AgencyTopics {
    private static final Pattern NAME = Pattern.compile("agency\\.(.+)\\.cases");

    private AgencyTopics() {}

    /** @param cases how many cases must at least have been looked at */
    static void demandOwnCasesOnly(String bootstrapServers, int cases) {
        TopicRecords records = new TopicRecords(bootstrapServers);
        Map<String, Set<String>> entitled = new TreeMap<>();
        records.forEach(List.of("cases.events"), got -> {
            JsonObject snapshot = snapshot(got);
            Set<String> agencies = entitled.computeIfAbsent(key(got), none -> new TreeSet<>());
            for (String role : List.of("executor", "curator")) {
                String agency = snapshot.getString(role);
                if (agency != null) {
                    agencies.add(agency);
                }
            }
        });
        Map<String, Set<String>> seen = new TreeMap<>();
        entitled.keySet().forEach(caseId -> seen.put(caseId, new TreeSet<>()));
        for (String topic : records.topics()) {
            Matcher name = NAME.matcher(topic);
            if (name.matches()) {
                records.forEach(List.of(topic), got -> {
                    if (!isRefusal(got)) {
                        seen.computeIfAbsent(key(got), none -> new TreeSet<>()).add(name.group(1));
                    }
                });
            }
        }
        assertThat(entitled).hasSizeGreaterThanOrEqualTo(cases);
        assertThat(entitled.values()).as("some cases are assigned").anyMatch(agencies -> !agencies.isEmpty());
        assertThat(entitled.values()).as("some cases are in triage").anyMatch(Set::isEmpty);
        assertThat(seen).isEqualTo(entitled);
    }

    /** Of an action of the agency: no case's event. */
    private static boolean isRefusal(ConsumerRecord<byte[], byte[]> got) {
        byte[] type = got.headers().lastHeader("ce_type").value();
        return new String(type, StandardCharsets.UTF_8).equals("otklik.agency.action-refused.v1");
    }

    private static String key(ConsumerRecord<byte[], byte[]> got) {
        return new String(got.key(), StandardCharsets.UTF_8);
    }

    private static JsonObject snapshot(ConsumerRecord<byte[], byte[]> got) {
        return new JsonObject(new String(got.value(), StandardCharsets.UTF_8)).getJsonObject("snapshot");
    }
}
