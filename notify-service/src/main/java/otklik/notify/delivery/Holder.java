package otklik.notify.delivery;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import otklik.eventing.Ids;

/** Who holds a leased row: this instance in this life. */
@Singleton
final class Holder {
    private final String instance;
    private final String life = Ids.next();

    Holder(@ConfigProperty(name = "otklik.instance", defaultValue = "0") String instance) {
        this.instance = instance;
    }

    String name() {
        return instance + "/" + life;
    }

    /** What the names of all lives of this instance begin with. */
    String allLives() {
        return instance + "/";
    }
}
