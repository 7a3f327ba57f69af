package otklik.ingest.attachment;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import otklik.ingest.attachment.source.Source;

/** All kinds of addresses that files can have. */
@Singleton
final class Sources {
    private final List<Source> all;

    Sources(@All List<Source> all) {
        this.all = List.copyOf(all);
    }

    Optional<Source> of(String address) {
        return all.stream().filter(source -> source.knows(address)).findFirst();
    }
}
