package otklik.classify.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.classify.csv.UnusableFileException;
import otklik.region.RegionPack;

class QualityTest {
    @TempDir
    private Path folder;

    private Quality quality;

    @BeforeEach
    void readRows() throws IOException, UnusableFileException {
        Path file = Files.writeString(folder.resolve("rows.csv"), InventedRows.csv(300));
        InventedRows.copyPackTo(folder);
        quality = new Quality(file, RegionPack.load(folder), 1000);
    }

    @Test
    void shouldMeasureEachRegionByEachOtherWithFiveSeeds() {
        Map<String, Object> figures = quality.acrossRegions(finished -> {});

        assertThat(figures)
                .containsOnlyKeys(
                        "north_to_south", "north_to_south_by_seed", "south_to_north", "south_to_north_by_seed");
        assertThat((Double) figures.get("north_to_south")).isBetween(0.9, 1.0);
        assertThat(figures.get("north_to_south_by_seed"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(5);
    }

    @Test
    void shouldMeasureTheSameAgain() {
        assertThat(quality.crossValidation(finished -> {})).isEqualTo(quality.crossValidation(finished -> {}));
    }

    @Test
    void shouldJudgeByNoTextThatItLearntFrom() {
        Quality.Split split = quality.split();
        Set<String> learnt =
                new HashSet<>(split.train().stream().map(Quality.Labelled::text).toList());

        assertThat(split.test()).hasSizeBetween(50, 70).noneMatch(one -> learnt.contains(one.text()));
    }
}
