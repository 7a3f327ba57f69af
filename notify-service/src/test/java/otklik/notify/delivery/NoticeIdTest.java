package otklik.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoticeIdTest {
    private static final String EARLIER = "01a212ec-bdc4-70ee-a91f-f7dbe2a7e3e8";
    private static final String LATER = "01a212ec-bdc5-70ee-a91f-f7dbe2a7e3e8";
    private static final String DERIVED = "bf0c30f3-e1a6-8a76-bd28-cc6b9881cf49";
    private static final Recipient CHAT = new Recipient.Chat("telegram", "bot", "contact-1");
    private static final Recipient OTHER_CHAT = new Recipient.Chat("telegram", "bot", "contact-2");

    @Test
    void shouldBeTheSameWhenTheSameEventIsToldToTheSameRecipient() {
        assertThat(NoticeId.of(EARLIER, CHAT)).isEqualTo(NoticeId.of(EARLIER, CHAT));
        assertThat(NoticeId.of(DERIVED, CHAT)).isEqualTo(NoticeId.of(DERIVED, CHAT));
    }

    @Test
    void shouldDifferByRecipientAndByEvent() {
        assertThat(NoticeId.of(EARLIER, CHAT)).isNotEqualTo(NoticeId.of(EARLIER, OTHER_CHAT));
        assertThat(NoticeId.of(EARLIER, CHAT)).isNotEqualTo(NoticeId.of(LATER, CHAT));
    }

    @Test
    void shouldTakeItsTimeFromTheEventsId() {
        assertThat(NoticeId.of(EARLIER, CHAT).toString()).startsWith("01a212ec-bdc4-");
        assertThat(NoticeId.of(LATER, OTHER_CHAT).toString()).startsWith("01a212ec-bdc5-");
    }

    @Test
    void shouldTakeNoTimeFromAnEventsIdThatHasNone() {
        assertThat(NoticeId.of(DERIVED, CHAT).toString()).doesNotStartWith("bf0c30f3");
    }
}
