package otklik.region;

import java.util.LinkedHashSet;
import java.util.List;

/** Reads connectors.yaml and bots.yaml. */
final class ConnectorsFile {
    static final String CONNECTORS = "connectors.yaml";
    static final String BOTS = "bots.yaml";

    private ConnectorsFile() {}

    static Catalogue<Connector> connectors(PackFolder folder, List<Language> languages, Catalogue<Regime> regimes) {
        var connectors = new Catalogue<Connector>("connector", CONNECTORS);
        folder.yaml(CONNECTORS)
                .flatMap(v -> v.fields("connectors").required("connectors"))
                .ifPresentOrElse(
                        list -> list.someItems().forEach(item -> {
                            var fields = item.fields(
                                    "code", "title", "networks", "regime", "status", "answersInPublic", "poll");
                            var title = fields.required("title")
                                    .map(v -> v.title(languages))
                                    .orElseGet(NoTitle::get);
                            var networks = fields.byName("networks")
                                    .map(ConnectorsFile::networks)
                                    .orElse(List.of());
                            var regime = regime(fields, regimes);
                            var polling = fields.byName("poll").flatMap(PollingReader::read);
                            var feedback = feedback(fields);
                            fields.required("code").ifPresent(place -> {
                                var code = place.code();
                                connectors.add(
                                        place, code, new Connector(code, title, networks, regime, polling, feedback));
                            });
                        }),
                        connectors::unreadable);
        return connectors;
    }

    /** Bots by {@link Bot#connector()}, which no connector may have as its code. */
    static Catalogue<Bot> bots(
            PackFolder folder, List<Language> languages, Catalogue<Regime> regimes, Catalogue<Connector> connectors) {
        var bots = new Catalogue<Bot>("bot", BOTS);
        folder.yaml(BOTS)
                .flatMap(v -> v.fields("bots", "limits").required("bots"))
                .ifPresentOrElse(
                        list -> list.items().forEach(item -> {
                            var fields = item.fields("code", "channel", "title", "regime");
                            var bot = new Bot(
                                    fields.required("code").map(YamlValue::code).orElse(""),
                                    fields.required("channel")
                                            .map(YamlValue::code)
                                            .orElse(""),
                                    fields.required("title")
                                            .map(v -> v.title(languages))
                                            .orElseGet(NoTitle::get),
                                    regime(fields, regimes));
                            if (connectors.byCode().containsKey(bot.connector())) {
                                item.fault(
                                        "a connector is called " + YamlValue.quote(bot.connector()) + " too",
                                        "channel and code that together are no connector's code");
                            }
                            bots.add(item, bot.connector(), bot);
                        }),
                        bots::unreadable);
        return bots;
    }

    private static Connector.Feedback feedback(YamlValue.Fields fields) {
        return new Connector.Feedback(
                fields.byName("status").map(StatusWay::read).orElse(StatusWay.USUAL),
                fields.byName("answersInPublic").flatMap(YamlValue::yesOrNo).orElse(false));
    }

    private static List<String> networks(YamlValue list) {
        var networks = new LinkedHashSet<String>();
        for (var item : list.items()) {
            var network = item.code();
            if (!network.isEmpty() && !networks.add(network)) {
                item.fault("the network " + YamlValue.quote(network) + " is listed twice", "each network once");
            }
        }
        return List.copyOf(networks);
    }

    private static String regime(YamlValue.Fields fields, Catalogue<Regime> regimes) {
        return fields.required("regime")
                .flatMap(regimes::refer)
                .map(Regime::code)
                .orElse("");
    }
}
