package otklik.classify.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import otklik.classify.models.Model;
import otklik.classify.models.TinyModels;

class TaggerPoolTest {
    private static final Model OTHER = TinyModels.model(1, "other", "roads");

    private final AtomicReference<Model> champion = new AtomicReference<>(TaggingFixture.MODEL);
    private final List<Tagger> made = new ArrayList<>();

    @Test
    void shouldUseTheSameTaggerAgain() {
        TaggerPool pool = pool(2);

        Optional<Tagger> first = pool.use(tagger -> tagger);
        Optional<Tagger> second = pool.use(tagger -> tagger);

        assertThat(second).isPresent().isEqualTo(first);
        assertThat(made).hasSize(1);
    }

    @Test
    void shouldGiveEachUserATaggerOfItsOwn() {
        TaggerPool pool = pool(2);

        Optional<Boolean> same = pool.use(
                outer -> pool.use(inner -> inner == outer).orElseThrow(() -> new AssertionError("one was free")));

        assertThat(same).hasValue(false);
    }

    @Test
    void shouldRefuseWhenAllAreInUse() {
        TaggerPool pool = pool(1);

        Optional<Optional<Tagger>> answer = pool.use(outer -> pool.use(inner -> inner));

        assertThat(answer).hasValue(Optional.empty());
    }

    @Test
    void shouldBeFreeAgainAfterAFaultAndNotUseThatTaggerAgain() {
        TaggerPool pool = pool(1);

        assertThatThrownBy(() -> pool.use(tagger -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(pool.use(tagger -> tagger == made.getFirst())).hasValue(false);
    }

    @Test
    void shouldUseTheChampionOfTheMoment() {
        TaggerPool pool = pool(1);
        pool.use(tagger -> tagger);

        champion.set(OTHER);

        assertThat(pool.use(tagger -> tagger.understand("Яма").tags().versions().model()))
                .hasValue(OTHER.version());
        assertThat(made).hasSize(2);
    }

    @Test
    void shouldNotKeepTheTaggerOfAChampionThatFellWhileItWasInUse() {
        TaggerPool pool = pool(1);

        pool.use(tagger -> {
            champion.set(OTHER);
            return tagger;
        });

        assertThat(pool.use(tagger -> tagger.understand("Яма").tags().versions().model()))
                .hasValue(OTHER.version());
    }

    @Test
    void shouldRefuseAnInterruptedThreadAndLeaveItInterrupted() {
        TaggerPool pool = pool(1);

        Thread.currentThread().interrupt();
        Optional<Tagger> answer = pool.use(tagger -> tagger);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isEmpty();
    }

    private TaggerPool pool(int most) {
        return new TaggerPool(most, Duration.ZERO, champion::get, model -> {
            Tagger tagger = new Tagger(TaggingFixture.PACK, model, "test");
            made.add(tagger);
            return tagger;
        });
    }
}
