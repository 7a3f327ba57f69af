package otklik.ingest.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeIdsTest {
    @ParameterizedTest
    @CsvSource({
        "vk, https://vk.com/wall-101_55, post-101_55",
        "vk, wall-101_55, post-101_55",
        "vk, https://m.vk.com/wall-101_55?reply=77, comment-101_77",
        "vk, https://vk.com/wall-101_55?reply=77&thread=60, comment-101_77",
        "vk, vk.ru/wall42_5?from=x&reply=9#a, comment42_9",
        "vk, https://vk.com/public101?w=wall-101_55_r77, comment-101_77",
        "vk, https://vk.com/feed?z=1&w=wall-101_55%2Fall, post-101_55",
        "vk, comment-101_77, comment-101_77",
        "vk, https://vk.com/topic-101_5?post=7, https://vk.com/topic-101_5?post=7",
        "telegram, https://t.me/Orsk_News/512, postorsk_news_512",
        "telegram, https://t.me/s/orsk_news/512?single, postorsk_news_512",
        "telegram, https://t.me/orsk_news/512?comment=9001, commentorsk_news_9001",
        "telegram, https://t.me/c/1234567/88, post1234567_88",
        "ok, https://ok.ru/group/5301/topic/1550, topic1550",
        "ok, https://m.ok.ru/profile/77/statuses/1550, topic1550",
        "pos, https://vk.com/wall-101_55, https://vk.com/wall-101_55"
    })
    void shouldHaveOneFormOfAnIdByWhicheverWayItIsKnown(String network, String given, String id) {
        assertThat(NativeIds.canonical(network, given)).isEqualTo(id);
        assertThat(NativeIds.isAddress(network, given)).isEqualTo(!id.equals(given));
    }

    @ParameterizedTest
    @CsvSource({
        "vk, https://vk.com/id42, 42",
        "vk, id42, 42",
        "vk, 42, 42",
        "vk, https://vk.com/club7, -7",
        "vk, https://vk.com/Some.Name, some.name",
        "ok, https://ok.ru/profile/99, 99",
        "telegram, https://t.me/Some_Name, @some_name",
        "telegram, @Some_Name, @some_name",
        "active-citizen, id42, id42"
    })
    void shouldTellAnAuthorByHisNumberAlone(String network, String given, String id) {
        assertThat(NativeIds.author(network, given)).isEqualTo(id);
    }

    @Property(seed = "33")
    void shouldKnowAVkCommentByItsAddressAsItsWebhookDoes(@ForAll int owner, @ForAll int post, @ForAll int comment) {
        long wall = Math.abs((long) post);
        long reply = Math.abs((long) comment);
        assertThat(NativeIds.canonical("vk", "https://vk.com/wall" + owner + "_" + wall + "?reply=" + reply))
                .isEqualTo(NativeIds.vkComment(owner, reply));
        assertThat(NativeIds.canonical("vk", "https://vk.com/wall" + owner + "_" + wall))
                .isEqualTo(NativeIds.vkPost(owner, wall));
    }

    @Property(seed = "34")
    void shouldLeaveAnIdAsItIsOnceItHasItsForm(@ForAll String given) {
        for (String network : new String[] {"vk", "ok", "telegram", "pos"}) {
            String once = NativeIds.canonical(network, given);
            assertThat(NativeIds.canonical(network, once)).isEqualTo(once);
        }
    }
}
