package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.eventing.seal.UnreadableSeal;
import otklik.notify.vault.Owner;
import otklik.notify.vault.SealedAddress;
import otklik.notify.vault.Vault;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.wait.Eventually;

/** Addresses lie under their citizens' keys, and nothing opens them without. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class VaultTest {
    @Inject
    World world;

    @Inject
    KeyColumns keys;

    @Inject
    Vault vault;

    @ConfigProperty(name = "otklik.telegram.host")
    URI host;

    private FakeTelegram telegram;

    @BeforeEach
    void open() {
        telegram = FakeTelegram.start(host.getPort());
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void shouldKeepTheAddressesOfOneCitizenUnderOneKeyAndOpenThemWithItAlone() throws Exception {
        String citizen = UUID.randomUUID().toString();
        String one = contact(citizen, "8101");
        String two = contact(citizen, "8102");
        String stranger = contact(UUID.randomUUID().toString(), "8103");
        Owner owner = keys.ownerOf(one);

        assertThat(sealed(one)).startsWith("k1." + owner.digest() + ".").doesNotContain("8101", citizen);
        assertThat(keys.ownerOf(two)).isEqualTo(owner);
        assertThat(keys.ownerOf(stranger)).isNotEqualTo(owner);
        assertThat(keys.wrapped(owner)).hasSize(1);
        byte[] key = keys.wrapped(owner).getFirst();
        assertThat(vault.open(new SealedAddress(one, sealed(one), key))).isEqualTo("8101");
        byte[] strangers = keys.wrapped(keys.ownerOf(stranger)).getFirst();
        assertThatThrownBy(() -> vault.open(new SealedAddress(one, sealed(one), strangers)))
                .isInstanceOf(UnreadableSeal.class);
        assertThatThrownBy(() -> vault.open(new SealedAddress(one, sealed(one), null)))
                .isInstanceOf(UnreadableSeal.class);
        assertThatThrownBy(() -> vault.open(new SealedAddress(two, sealed(one), key)))
                .isInstanceOf(UnreadableSeal.class);
    }

    @Test
    void shouldEraseTheKeyWhenTheFarewellIsOver() {
        String contact = contact(UUID.randomUUID().toString(), "8104");
        Owner owner = keys.ownerOf(contact);
        String copyInABackup = sealed(contact);
        CaseStory story = CaseStory.fromTelegram("region", contact);

        world.publish(story.erasedCitizen(contact));

        Eventually.within(
                World.PATIENCE,
                "the key to be erased",
                () -> keys.wrapped(owner).isEmpty());
        Eventually.within(
                World.PATIENCE,
                "the row to go",
                () -> world.column("select 1 from notify.contact where contact_id = '" + contact + "'")
                        .isEmpty());
        assertThat(telegram.shownTo("8104")).hasSize(1);
        assertThatThrownBy(() -> vault.open(new SealedAddress(contact, copyInABackup, null)))
                .isInstanceOf(UnreadableSeal.class);
    }

    @Test
    void shouldStillWriteToTheOtherAddressOfACitizenThatIsNotForgotten() {
        String citizen = UUID.randomUUID().toString();
        String forgotten = contact(citizen, "8105");
        String stays = contact(citizen, "8106");
        Owner before = keys.ownerOf(forgotten);

        world.publish(CaseStory.fromTelegram("region", forgotten).erasedCitizen(forgotten));
        Eventually.within(
                World.PATIENCE,
                "the key to be erased",
                () -> keys.wrapped(before).isEmpty());
        CaseStory story = CaseStory.fromTelegram("region", stays);
        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "SENT");
        assertThat(telegram.shownTo("8106")).hasSize(1);
        assertThat(keys.ownerOf(stays)).isNotEqualTo(before);
    }

    private String contact(String citizen, String chat) {
        String contact = UUID.randomUUID().toString();
        world.giveContactOf(citizen, contact, "region", chat);
        return contact;
    }

    private String sealed(String contact) {
        return world.column("select sealed_address from notify.contact where contact_id = '" + contact + "'")
                .getFirst();
    }
}
