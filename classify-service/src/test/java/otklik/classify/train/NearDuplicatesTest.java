package otklik.classify.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
    private static final List<String> TEXTS = List.of(
            "На улице Мира третий день не вывозят мусор, контейнеры переполнены, запах на весь двор",
            "Нет горячей воды в доме, управляющая компания молчит уже неделю",
            "Третий день не вывозят мусор, контейнеры переполнены, запах на весь двор! Примите меры",
            "Спасибо врачам");

    @Test
    void shouldPutNearlyEqualTextsIntoOneGroup() {
        assertThat(NearDuplicates.groups(TEXTS)).containsExactly(0, 1, 0, 3);
    }

    @Test
    void shouldNeverDivideAGroupBetweenFolds() {
        int[] groups = IntStream.range(0, 100).map(i -> i / 4).toArray();

        Folds folds = Folds.of(groups, 5, 1);

        for (int fold = 0; fold < 5; fold++) {
            int[] members = folds.members(fold);
            assertThat(members).hasSize(20);
            assertThat(folds.others(fold)).hasSize(80);
            assertThat(IntStream.of(members).map(i -> groups[i]).distinct().count())
                    .isEqualTo(5);
        }
    }
}
