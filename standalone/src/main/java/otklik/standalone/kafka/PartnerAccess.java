package otklik.standalone.kafka;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import otklik.contracts.Streams;

/**
 * What the system of an agency or of a platform may do on the broker, and nothing else: read its one topic in groups whose names begin with
 * its user's name and a dot, and write its other one. Its password (SCRAM-SHA-512) is made here and kept by the broker as a hash only.
 */
public final class PartnerAccess {
    static final String MECHANISM = "SCRAM-SHA-512";
    private static final int ITERATIONS = 8192;
    private static final int PASSWORD_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Admin admin;

    public PartnerAccess(Admin admin) {
        this.admin = admin;
    }

    /**
     * Somebody else's system.
     *
     * @param user what groups that it reads in begin with, too
     * @param reads the topic that it reads
     * @param writes the topic that it writes
     */
    public record Partner(String user, String reads, String writes) {

        /** {@code agency.<code>}. */
        public static Partner agency(String code) {
            return new Partner(
                    "agency." + code,
                    Streams.AGENCY_CASES.of(code).name(),
                    Streams.AGENCY_ACTIONS.of(code).name());
        }

        /** {@code connector.<code>}. */
        public static Partner connector(String code) {
            return new Partner(
                    "connector." + code,
                    Streams.CONNECTOR_STATUSES.of(code).name(),
                    Streams.CONNECTOR_MESSAGES.of(code).name());
        }
    }

    /** What the partner is told, once. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }

    /** A new password, in place of the one before, and the partner's rights. Doing it again rotates the password and changes nothing else. */
    public Login grant(Partner partner) throws ExecutionException, InterruptedException {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        // Rights first: a broker that keeps none refuses here, and no password is left behind.
        admin.createAcls(rights(partner)).all().get();
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        partner.user(), new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password)))
                .all()
                .get();
        return new Login(partner.user(), password);
    }

    /** Takes password and all rights away; connections that are open lose their rights at once. */
    public void revoke(Partner partner) throws ExecutionException, InterruptedException {
        admin.deleteAcls(List.of(new AclBindingFilter(
                        ResourcePatternFilter.ANY,
                        new AccessControlEntryFilter(
                                "User:" + partner.user(), null, AclOperation.ANY, AclPermissionType.ANY))))
                .all()
                .get();
        try {
            admin.alterUserScramCredentials(
                            List.of(new UserScramCredentialDeletion(partner.user(), ScramMechanism.SCRAM_SHA_512)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            // It had none: as good.
            if (!(e.getCause() instanceof ResourceNotFoundException)) {
                throw e;
            }
        }
    }

    /** Settings of a Kafka client that logs in, beside the address. Without TLS: for a network that is trusted. */
    public static Map<String, String> client(String user, String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                        + password + "\";");
    }

    private static List<AclBinding> rights(Partner partner) {
        return List.of(
                right(partner, ResourceType.TOPIC, partner.reads(), PatternType.LITERAL, AclOperation.READ),
                right(partner, ResourceType.GROUP, partner.user() + ".", PatternType.PREFIXED, AclOperation.READ),
                right(partner, ResourceType.TOPIC, partner.writes(), PatternType.LITERAL, AclOperation.WRITE));
    }

    /** To describe is implied in reading and writing. */
    private static AclBinding right(
            Partner partner, ResourceType type, String name, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + partner.user(), "*", operation, AclPermissionType.ALLOW));
    }
}
