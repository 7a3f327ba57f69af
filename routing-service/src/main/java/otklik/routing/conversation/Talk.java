package otklik.routing.conversation;

import jakarta.inject.Singleton;
import java.time.Clock;
import otklik.eventing.Outbox;
import otklik.region.CurrentPack;
import otklik.routing.casework.CaseStore;
import otklik.routing.citizen.CitizensVoice;
import otklik.routing.desk.CitizensDesk;

/** What citizens do in chats, put together. */
@Singleton
public final class Talk {
    private final Opinions opinions;
    private final HearCitizens hearCitizens;

    Talk(CitizensVoice voice, CitizensDesk desk, CaseStore cases, CurrentPack packs, Outbox outbox, Clock clock) {
        this.opinions = new TakeOpinions(voice, outbox, clock);
        this.hearCitizens = new HearCitizens(
                opinions, new WithdrawMessage(cases, desk, packs), new SameProblem(cases, desk), outbox, clock);
    }

    public Opinions opinions() {
        return opinions;
    }

    public HearCitizens hearCitizens() {
        return hearCitizens;
    }
}
