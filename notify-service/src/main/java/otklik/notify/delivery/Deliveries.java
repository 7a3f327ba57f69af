package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.util.List;
import otklik.eventing.Condition;

/** The way out as a whole. */
@Singleton
public final class Deliveries {
    private final Dispatcher dispatcher;
    private final Recorder recorder;
    private final Lanes lanes;

    Deliveries(Dispatcher dispatcher, Recorder recorder, Lanes lanes) {
        this.dispatcher = dispatcher;
        this.recorder = recorder;
        this.lanes = lanes;
    }

    public void start() {
        recorder.start();
        dispatcher.start();
    }

    /** How its threads are, for the readiness check. */
    public List<Condition> conditions() {
        return List.of(dispatcher.condition(), recorder.condition());
    }

    /** Nothing more is claimed or handed over; what is on its way goes on. */
    public void takeNoMore() {
        lanes.close();
        dispatcher.close();
    }

    /** Waits a moment for what is on its way, then writes down what is known. The rest comes back by its lease. */
    public void close() {
        lanes.drain();
        recorder.close();
    }
}
