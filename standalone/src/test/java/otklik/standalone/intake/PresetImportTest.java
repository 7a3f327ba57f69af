package otklik.standalone.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetImportTest {

    @TempDir
    Path folder;

    private final FakeImports service = new FakeImports();
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void closeService() {
        service.close();
    }

    @Test
    void shouldSendFileAsItIsAndSayWhatServiceSays() throws Exception {
        var result = run();

        assertThat(service.files).containsExactly("pos-gosuslugi Номер;Факт\n1;Яма\n");
        assertThat(result.accepted()).isEqualTo(1);
        assertThat(result.refused()).isEqualTo(1);
        assertThat(told).contains("2 rows", "2 confirmed");
        assertThat(Files.readString(result.refusals()))
                .isEqualTo("line,column,field,reason\n3,\"Дата\",\"sentAt\",\"no date\"\n");
    }

    @Test
    void shouldSendFileAgainInSameRunWhenItWasCutOff() throws Exception {
        service.cutsOff = true;

        var result = run();

        assertThat(service.files).hasSize(2);
        assertThat(service.batches.getFirst()).isEqualTo(service.batches.getLast());
        assertThat(Files.readString(result.refusals()).lines()).hasSize(2);
    }

    @Test
    void shouldSendFileAgainWhenNotAllOfItWasStored() throws Exception {
        service.storesHalf = true;

        run();

        assertThat(service.files).hasSize(2);
    }

    @Test
    void shouldGoOnInSameRunWhenEarlierProcessWasKilledAndBeginNewOneOtherwise() throws Exception {
        try (var killed = open()) {
            killed.run();
        }
        run();
        run();

        assertThat(service.batches.get(1)).isEqualTo(service.batches.get(0));
        assertThat(service.files).hasSize(3);
    }

    @Test
    void shouldGiveUpAtOnceWhenFileIsNoTable() {
        service.wantsNone = true;

        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(
                        FileImport.GivenUp.class,
                        givenUp -> assertThat(givenUp.isFinal()).isTrue())
                .hasMessageContaining("a formula")
                .hasMessageContaining("D5");
    }

    private FileImport.Result run() throws IOException, InterruptedException, FileImport.GivenUp {
        try (var run = open()) {
            var result = run.run();
            run.finish();
            return result;
        }
    }

    private PresetImport open() throws IOException {
        var file = folder.resolve("export.csv");
        Files.writeString(file, "Номер;Факт\n1;Яма\n");
        var target = new FileImport.Target(service.address(), "pos-gosuslugi", "key", Duration.ofMinutes(1));
        return new PresetImport(
                file, "pos-gosuslugi", target, folder.resolve("imports"), Clock.systemUTC(), new Told());
    }

    private final class Told implements PresetImport.Progress {
        @Override
        public void planned(JsonNode plan) {
            told.add(plan.path("rows").asInt() + " rows");
        }

        @Override
        public void confirmed(int rows) {
            told.add(rows + " confirmed");
        }

        @Override
        public void interrupted(String why) {}
    }
}
