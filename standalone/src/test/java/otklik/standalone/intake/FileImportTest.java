package otklik.standalone.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileImportTest {

    @TempDir
    Path folder;

    private final FakeIntake intake = new FakeIntake();

    @AfterEach
    void closeIntake() {
        intake.close();
    }

    @Test
    void shouldSendEveryRowOnceWhenNothingGoesWrong() throws Exception {
        var result = importAll(rows(500));

        assertThat(result.accepted()).isEqualTo(500);
        assertThat(intake.received).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void shouldSendOnlyUnconfirmedRowsWhenConnectionIsCut() throws Exception {
        intake.cutAfterLines = 100;

        var result = importAll(rows(500));

        assertThat(result.accepted()).isEqualTo(500);
        assertThat(intake.received).contains("id-1", "id-500");
        // the answers to the first hundred may be lost with the connection; the others went out once
        assertThat(intake.received.size()).isBetween(500, 600);
        assertThat(intake.batches).hasSize(2);
        assertThat(intake.batches.getFirst()).isEqualTo(intake.batches.getLast());
    }

    @Test
    void shouldSendRowAgainWhenServiceCouldNotTakeIt() throws Exception {
        intake.unavailableAtLine = 3;

        var result = importAll(rows(10));

        assertThat(result.accepted()).isEqualTo(10);
        assertThat(intake.received).hasSize(10).endsWith("id-3");
    }

    @Test
    void shouldGoOnInSameBatchWhenEarlierProcessWasKilled() throws Exception {
        var file = new RowFile(write(rows(50)));
        var survey = file.survey();
        try (var killed = open(file, survey)) {
            var ledger = Ledger.open(ledgerFile(), "other");
            for (var row = 1; row <= 40; row++) {
                ledger.accept(row);
            }
            ledger.close();
            assertThat(killed.confirmedBefore()).isZero();
        }

        FileImport.Result result;
        try (var second = open(file, survey)) {
            assertThat(second.confirmedBefore()).isEqualTo(40);
            result = second.run();
            second.finish();
        }

        assertThat(intake.received).hasSize(10).doesNotContain("id-40").contains("id-41");
        assertThat(result.accepted()).isEqualTo(50);
        assertThat(result.messages()).isEqualTo(50);
    }

    @Test
    void shouldBeginNewBatchWhenEarlierImportWasFinished() throws Exception {
        importAll(rows(5));
        importAll(rows(5));

        assertThat(intake.received).hasSize(10);
    }

    @Test
    void shouldSayWhyWithoutCitizensWordsWhenRowIsRefused() throws Exception {
        var result = importAll("id,text\nid-1,Хорошо\nbad-2,\"Тайна, 12\"\n");

        assertThat(result.refused()).isEqualTo(1);
        assertThat(Files.readString(result.refusals()))
                .isEqualTo("row,line,externalId,field,reason\n2,3,\"bad-2\",\"text\",\"empty\"\n");
    }

    @Test
    void shouldCountMessageOnceWhenFileHoldsItTwice() throws Exception {
        var result = importAll("id,text\nsame,Яма\nsame,Яма\n");

        assertThat(result.accepted()).isEqualTo(2);
        assertThat(result.messages()).isEqualTo(1);
    }

    @Test
    void shouldGiveUpAtOnceWhenKeyIsWrong() throws IOException {
        intake.wrongKey = "key";

        assertThatThrownBy(() -> importAll(rows(5)))
                .isInstanceOf(FileImport.GivenUp.class)
                .hasMessageContaining("401")
                .hasMessageContaining("wrong key");
    }

    private FileImport.Result importAll(String csv) throws IOException, InterruptedException, FileImport.GivenUp {
        var file = new RowFile(write(csv));
        try (var run = open(file, file.survey())) {
            var result = run.run();
            run.finish();
            return result;
        }
    }

    private FileImport open(RowFile file, RowFile.Survey survey) throws IOException {
        var target = new FileImport.Target(intake.address(), "import", "key", Duration.ofMinutes(1));
        return new FileImport(
                file,
                survey,
                ColumnMapping.of(Map.of(), survey.columns()),
                target,
                folder.resolve("imports"),
                Clock.systemUTC(),
                new Silent());
    }

    private Path ledgerFile() throws IOException {
        try (var files = Files.list(folder.resolve("imports"))) {
            return files.filter(file -> file.toString().endsWith(".progress"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path write(String csv) throws IOException {
        return Files.writeString(folder.resolve("messages.csv"), csv);
    }

    private static String rows(int count) {
        return "id,text\n"
                + IntStream.rangeClosed(1, count)
                        .mapToObj(number -> "id-" + number + ",\"Яма №" + number + ",\nу дома\"\n")
                        .collect(Collectors.joining());
    }

    private static final class Silent implements ImportProgress {

        @Override
        public void confirmed(int rows) {}

        @Override
        public void interrupted(String why) {}
    }
}
