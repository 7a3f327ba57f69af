package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.eventing.seal.KeyWrap;
import otklik.notify.vault.Owner;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.wait.Eventually;

/** The master key is changed while notices go out: none fails for it. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class RotationTest {
    @Inject
    World world;

    @Inject
    KeyColumns keys;

    @ConfigProperty(name = "otklik.telegram.host")
    URI host;

    @ConfigProperty(name = "otklik.keys.dir")
    Path folder;

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
    void shouldSendOnWhileTheMasterKeyIsChanged() throws Exception {
        String contact = UUID.randomUUID().toString();
        world.giveContactOf(UUID.randomUUID().toString(), contact, "region", "8201");
        Owner owner = keys.ownerOf(contact);
        int former = master().primary();
        assertThat(keys.master(owner)).containsExactly(former);

        change(KeyWrap::added);
        tellAndSeeItSent(contact);
        change(KeyWrap::promoted);
        tellAndSeeItSent(contact);
        int next = master().primary();
        assertThat(next).isNotEqualTo(former);
        Eventually.within(
                World.PATIENCE,
                "the key to be wrapped by the next master key",
                () -> keys.master(owner).equals(List.of(next)));
        change(KeyWrap::withoutFormer);
        tellAndSeeItSent(contact);

        assertThat(master().unwrap(keys.wrapped(owner).getFirst(), "otklik citizen " + owner.digest()))
                .hasSize(32);
        assertThat(telegram.shownTo("8201")).hasSize(3);
    }

    private void tellAndSeeItSent(String contact) {
        CaseStory story = CaseStory.fromTelegram("region", contact);
        world.publish(story.opened(world.seal("640213")));
        world.awaitStates(story, "SENT");
        assertThat(world.column("select attempts from notify.delivery where case_id = '" + story.caseId + "'"))
                .containsExactly("1");
    }

    private KeyWrap master() {
        return KeyWrap.read(file());
    }

    private Path file() {
        return folder.resolve("vault-master.json");
    }

    /** At once, as a Secret is: nobody reads half of it. */
    private void change(UnaryOperator<String> to) throws IOException {
        Path next = Files.writeString(folder.resolve("next.json"), to.apply(Files.readString(file())));
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
    }
}
