package otklik.notify.delivery;

import java.time.Duration;
import java.util.function.Predicate;

/** Where notices that a lane has begun wait for their turn before they are sent. Used on the sending loop only. */
public interface Waiting {

    /** Tells of those that they are put back, and that so long from now they may be begun again; they are not sent. */
    void letGo(Predicate<Delivery> which, Duration after);
}
