package otklik.region;

/** What rules may refer to. */
record RouteNames(
        Catalogue<Category> categories,
        Catalogue<Leaf> leaves,
        Catalogue<Agency> agencies,
        Catalogue<Municipality> municipalities,
        Catalogue<Regime> regimes,
        Catalogue<Object> sources,
        Catalogue<Answer> answers) {

    /** Connectors and bots: whoever hands messages to us. */
    static Catalogue<Object> sources(Catalogue<Connector> connectors, Catalogue<Bot> bots) {
        var sources = new Catalogue<Object>(
                "connector", ConnectorsFile.CONNECTORS + ", or channel-code of a bot in " + ConnectorsFile.BOTS);
        sources.include(connectors);
        sources.include(bots);
        return sources;
    }
}
