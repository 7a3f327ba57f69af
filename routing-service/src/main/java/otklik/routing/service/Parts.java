package otklik.routing.service;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import otklik.eventing.seal.KeySettings;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.eventing.seal.Unsealer;
import otklik.region.CurrentPack;
import otklik.routing.attachment.AttachmentSettings;
import otklik.routing.attachment.SignLinks;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Responsibility;
import otklik.routing.citizen.Pins;

/** What the container cannot make itself. */
final class Parts {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    CurrentPack pack(RegionSettings settings) {
        return new CurrentPack(settings.pack(), new PackWatch.News());
    }

    @Produces
    @Singleton
    Responsibility responsibility(CurrentPack pack, RuleErrors errors) {
        return new Responsibility(pack, errors);
    }

    @Produces
    @Singleton
    CaseDeadlines deadlines(CurrentPack pack) {
        return new CaseDeadlines(pack);
    }

    @Produces
    @Singleton
    CaseStore cases() {
        return new CaseStore();
    }

    @Produces
    @Singleton
    Pins pins(KeySettings keys) {
        return Pins.read(keys.dir(), new SecureRandom());
    }

    @Produces
    @Singleton
    SignLinks signLinks(KeySettings keys, AttachmentSettings settings) {
        return SignLinks.read(keys.dir(), settings.linkLife());
    }

    @Produces
    @Singleton
    Sealer toNotify(KeySettings keys, Clock clock) {
        return new Sealer(SealKeys.readPublic(keys.dir(), "notify"), clock);
    }

    @Produces
    @Singleton
    Unsealer own(KeySettings keys) {
        return new Unsealer(SealKeys.readPrivate(keys.dir(), "routing"));
    }
}
