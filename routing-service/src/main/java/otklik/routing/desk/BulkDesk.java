package otklik.routing.desk;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import otklik.region.CurrentPack;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Responsibility;

/** What is done with many cases at once, put together. */
final class BulkDesk {

    @Produces
    @Singleton
    BulkRows rows() {
        return new BulkRows();
    }

    @Produces
    @Singleton
    BulkCases bulkCases(DataSource database, CaseCommand command, BulkRows rows, Clock clock) {
        return new BulkCases(database, command, rows, new CampaignCases(), clock);
    }

    @Produces
    @Singleton
    UndoBulk undoBulk(DataSource database, CaseCommand command, CaseStore cases, BulkRows rows) {
        return new UndoBulk(database, command, cases, rows);
    }

    @Produces
    @Singleton
    AnswerTemplates templates(DataSource database, Clock clock) {
        return new AnswerTemplates(database, clock);
    }

    @Produces
    @Singleton
    TemplateFacts facts(CurrentPack pack) {
        return new TemplateFacts(pack);
    }

    @Produces
    @Singleton
    BulkOrders orders(AnswerTemplates templates, TemplateFacts facts, Responsibility responsibility) {
        return new BulkOrders(templates, facts, responsibility);
    }
}
