package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A good pack of a made-up region in other languages and another zone, to load as it is or to break. */
final class TinyPack {
    static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "region.yaml", """
            code: lakeland
            title: {fi: Järvimaa, sv: Sjöland}
            zone: Europe/Helsinki
            languages: [fi, sv]
            agencyTopics: {retentionDays: 30}
            """,
            "categories.yaml", """
            categories:
              - code: ice
                title: {fi: Jää, sv: Is}
                leaves:
                  - {code: thin-ice, title: {fi: Heikko jää, sv: Tunn is}}
              - code: boats
                title: {fi: Veneet, sv: Båtar}
                nationalCode: 0003.0009.0099.0742
            """,
            "topics.yaml", """
            topics:
              - leaf: thin-ice
                topics: [Jää pettää, Railot]
            """,
            "agencies.yaml", """
            agencies:
              - code: harbour-office
                kind: inspection
                title: {fi: Satamavirasto, sv: Hamnkontoret}
            """,
            "municipalities.yaml", """
            municipalities:
              - code: north
                kind: district
                title: {fi: Pohjola, sv: Norr}
                lat: 61.5
                lon: 23.75
                administration:
                  code: adm-north
                  title: {fi: Pohjolan kunta, sv: Norrs kommun}
                names: [pohjola]
              - code: south
                kind: urban-district
                title: {fi: Etelä, sv: Söder}
                validFrom: 2020-01-01
                validUntil: 2021-12-31
                administration:
                  code: adm-south
                  title: {fi: Etelän kunta, sv: Söders kommun}
                names: [etelä, etelän kaupunki]
            """,
            "deadlines.yaml", """
            regimes:
              - code: fast
                title: {fi: Nopea, sv: Snabb}
                termByCategory: {ice: 2h, boats: 1d}
              - code: never
                title: {fi: Ei koskaan, sv: Aldrig}
                term: none
            """,
            "connectors.yaml", """
            connectors:
              - code: letters
                title: {fi: Kirjeet, sv: Brev}
                networks: [post]
                regime: fast
            """,
            "bots.yaml", """
            bots:
              - code: seal
                channel: telegram
                title: {fi: Hylje, sv: Säl}
                regime: never
            """,
            "statuses.yaml", """
            triage: {fi: Selvitetään, sv: Utreds}
            assigned: {fi: Työn alla, sv: Pågår}
            accepted: {fi: Hyväksytty, sv: Mottaget}
            answered: {fi: Tarkistettavana, sv: Granskas}
            approved: {fi: Vastattu, sv: Besvarat}
            closed: {fi: Suljettu, sv: Stängt}
            rejected: {fi: Hylätty, sv: Avvisat}
            joined: {fi: Yhdistetty, sv: Sammanfört}
            rejections:
              spam: {fi: mainos, sv: reklam}
              insult: {fi: loukkaus, sv: kränkning}
              no-facts: {fi: ei tietoja, sv: inga uppgifter}
              duplicate: {fi: jo työn alla, sv: redan under arbete}
              not-for-us: {fi: ei meille, sv: inte vårt}
            """,
            "routes.yaml", """
            threshold: 0.4
            rules:
              - id: unsure
                when: {confidenceBelow: threshold}
                triage: low-confidence
              - id: thin-ice
                when: {category: ice, municipality: known}
                executor: municipality
                curator: harbour-office
              - id: seal
                when: {connector: telegram-seal, regime: [never]}
                executor: harbour-office
                curator: harbour-office
              - id: south-boats
                when: {category: boats, municipality: [south]}
                executor: adm-south
              - id: rest
                triage: no-rule
            """));

    static {
        for (var language : List.of("fi", "sv")) {
            for (var kind : NoticeKind.values()) {
                var text = new StringBuilder("Hej!\n");
                kind.required().stream()
                        .sorted()
                        .forEach(name -> text.append('{').append(name).append("}\n"));
                FILES.put("templates/" + language + "/" + kind.code() + ".txt", text.toString());
            }
        }
    }

    private final Path folder;

    TinyPack(Path folder) {
        this.folder = folder;
        FILES.forEach(this::write);
    }

    TinyPack write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    TinyPack write(String file, byte[] bytes) {
        try {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts other words in place of words that stand in the file now. */
    TinyPack replace(String file, String old, String other) {
        try {
            var text = Files.readString(folder.resolve(file));
            assertThat(text).contains(old);
            return write(file, text.replace(old, other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts these rules between the one about unsure messages, on line 3, and the last; the first one begins on line 6. */
    TinyPack rules(String rules) {
        return write("routes.yaml", """
                threshold: 0.4
                rules:
                  - id: unsure
                    when: {confidenceBelow: threshold}
                    triage: low-confidence
                """ + rules.indent(2) + """
                  - id: rest
                    triage: no-rule
                """);
    }

    TinyPack delete(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RegionPack load() {
        return RegionPack.load(folder);
    }

    /** The faults, each as it is printed. */
    List<String> faults() {
        try {
            load();
            return List.of();
        } catch (PackFaults e) {
            return e.faults().stream().map(Fault::toString).toList();
        }
    }
}
