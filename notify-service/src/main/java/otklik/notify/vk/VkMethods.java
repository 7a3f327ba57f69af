package otklik.notify.vk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import otklik.notify.delivery.Delivery;
import otklik.notify.messenger.ChatApi;
import otklik.notify.template.NoticeTexts;
import otklik.notify.template.NoticeTexts.Untellable;
import otklik.notify.template.Told;
import otklik.region.NoticeKind;

/**
 * The two methods of VK that a notice needs. Both get an id that is derived from the notice, so what VK has taken once it
 * does not show again.
 */
final class VkMethods {
    private static final int LONGEST_TEXT = 4096;

    private final NoticeTexts texts;
    private final ChatApi api;
    private final String version;

    VkMethods(NoticeTexts texts, ChatApi api, String version) {
        this.texts = texts;
        this.api = api;
        this.version = version;
    }

    /** The notice itself, to one person. */
    void message(Delivery delivery, long person, String token, Consumer<VkAnswer> answered) throws Untellable {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("peer_id", Long.toString(person));
        form.put("random_id", Integer.toString(randomId(delivery)));
        Told told = texts.tell(delivery, LONGEST_TEXT);
        form.put("message", told.text());
        if (!told.buttons().isEmpty()) {
            form.put("keyboard", VkKeyboard.of(told.buttons()));
        }
        form.put("dont_parse_links", "1");
        call("messages.send", form, token, answered);
    }

    /** Neutral words, for everybody to read. */
    void comment(Delivery delivery, VkAddress.Wall wall, NoticeKind words, String token, Consumer<VkAnswer> told)
            throws Untellable {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("owner_id", Long.toString(wall.owner()));
        form.put("post_id", Long.toString(wall.post()));
        if (wall.comment() != 0) {
            form.put("reply_to_comment", Long.toString(wall.comment()));
        }
        if (wall.owner() < 0) {
            form.put("from_group", Long.toString(-wall.owner()));
        }
        form.put("guid", delivery.noticeId().toString());
        form.put("message", texts.tellAloud(delivery, words));
        call("wall.createComment", form, token, told);
    }

    /** VK takes 32 bits, and 0 for none. The last ones of a notice's id are derived from its cause and recipient. */
    static int randomId(Delivery delivery) {
        int id = (int) delivery.noticeId().getLeastSignificantBits();
        return id == 0 ? 1 : id;
    }

    private void call(String method, Map<String, String> form, String token, Consumer<VkAnswer> told) {
        form.put("v", version);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        api.post(
                "/method/" + method,
                Map.of("content-type", "application/x-www-form-urlencoded", "authorization", "Bearer " + token),
                body.getBytes(StandardCharsets.UTF_8),
                answer -> told.accept(VkAnswer.of(answer)));
    }
}
