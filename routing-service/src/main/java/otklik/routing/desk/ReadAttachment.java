package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import otklik.routing.attachment.Attached;
import otklik.routing.attachment.AttachmentRows;
import otklik.routing.attachment.SignLinks;
import otklik.routing.attachment.SignLinks.Links;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;

/**
 * A file for who sees the case. It may show persons whom no mask covers: that it was asked for is on record before the link is
 * given out.
 */
final class ReadAttachment {
    private final DataSource database;
    private final CaseStore cases;
    private final SignLinks signLinks;
    private final Clock clock;
    private final AuditTrail audit = new AuditTrail();

    ReadAttachment(DataSource database, CaseStore cases, SignLinks signLinks, Clock clock) {
        this.database = database;
        this.cases = cases;
        this.signLinks = signLinks;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Reading {
        record Link(Links links) implements Reading {}

        record NoSuchCase() implements Reading {}

        record NoSuchFile() implements Reading {}

        record NotKept(String reason) implements Reading {}
    }

    Reading read(Reference reference, Caller caller, String attachmentId) throws SQLException {
        Instant now = clock.instant();
        return caller.sight().run(database, transaction -> {
            Optional<Case> found = cases.find(transaction, reference).filter(caller::sees);
            if (found.isEmpty()) {
                return new Reading.NoSuchCase();
            }
            Optional<Attached> file = AttachmentRows.find(transaction, found.get(), attachmentId);
            if (file.isEmpty()) {
                return new Reading.NoSuchFile();
            }
            String refused = file.get().refused();
            if (refused != null) {
                return new Reading.NotKept(refused);
            }
            audit.append(
                    transaction,
                    List.of(AuditEntry.attachmentRead(
                            found.get(), file.get().attachmentId(), caller.name(), caller.agency(), now)));
            return new Reading.Link(signLinks.to(file.get(), now));
        });
    }
}
