package otklik.ingest.vk;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import otklik.ingest.channel.JsonTrees;
import otklik.ingest.channel.Updates;

/** Whatever comes with a good secret is an update or is refused: nothing throws. */
class VkFuzzTest {
    private static final String HEAD = "{\"group_id\":77,\"event_id\":\"e\",\"v\":\"5.199\",\"secret\":\"s\",";
    private static final String ATTACHED = "\"attachments\":["
            + "{\"type\":\"photo\",\"photo\":{\"sizes\":[{\"url\":\"https://example.org/s\",\"width\":1,\"height\":2}]}},"
            + "{\"type\":\"doc\",\"doc\":{\"url\":\"https://example.org/d\",\"title\":\"a.pdf\"}},"
            + "{\"type\":\"link\",\"link\":{\"url\":\"https://example.org/l\"}}]";
    private static final String[] SAMPLES = {
        HEAD
                + "\"type\":\"message_new\",\"object\":{\"message\":{\"id\":9,\"date\":1772359200,\"peer_id\":42,\"from_id\":42,"
                + "\"conversation_message_id\":3,\"text\":\"Яма [id1|Анна]\",\"reply_message\":{\"id\":8,\"from_id\":-77},"
                + "\"geo\":{\"coordinates\":{\"latitude\":51.7,\"longitude\":55.1}}," + ATTACHED
                + "},\"client_info\":{\"lang_id\":0}}}",
        HEAD
                + "\"type\":\"message_new\",\"object\":{\"message\":{\"peer_id\":42,\"from_id\":42,\"payload\":\"{\\\"data\\\":\\\"r5\\\"}\","
                + "\"conversation_message_id\":3,\"text\":\"5\"}}}",
        HEAD + "\"type\":\"message_event\",\"object\":{\"user_id\":42,\"peer_id\":42,\"payload\":{\"data\":\"r5\"}}}",
        HEAD + "\"type\":\"wall_reply_new\",\"object\":{\"id\":9,\"post_id\":5,\"post_owner_id\":-77,\"from_id\":42,"
                + "\"date\":1772359200,\"text\":\"Свет\",\"reply_to_comment\":4,\"reply_to_user\":-77," + ATTACHED
                + "}}",
        HEAD + "\"type\":\"wall_post_new\",\"object\":{\"id\":5,\"owner_id\":-77,\"from_id\":42,\"text\":\"Вода\","
                + "\"geo\":{\"coordinates\":\"51.7 55.1\",\"place\":{\"title\":\"Мост\"}}}}",
        HEAD + "\"type\":\"wall_reply_delete\",\"object\":{\"id\":9,\"owner_id\":-77,\"post_id\":5,\"deleter_id\":42}}",
        HEAD + "\"type\":\"message_deny\",\"object\":{\"user_id\":42}}",
    };

    private final VkEvent events = new VkEvent(77, "c");

    @Property(tries = 5000, seed = "5", edgeCases = EdgeCasesMode.NONE)
    void shouldReadOrRefuse(@ForAll("bodies") byte[] body) throws Exception {
        Updates.shouldBeReadOrRefused(body, events::read);
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        return Arbitraries.oneOf(
                JsonTrees.changed(SAMPLES), JsonTrees.truncated(SAMPLES), JsonTrees.objects(), JsonTrees.noise());
    }
}
