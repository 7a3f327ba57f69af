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
 * What an agency's own system may do on the broker, and nothing else: read {@code agency.<code>.cases} in groups whose names begin with
 * {@code agency.<code>.}, and write {@code agency.<code>.actions}. Its user is {@code agency.<code>}, with a password (SCRAM-SHA-512)
 * that is made here and kept by the broker as a hash only.
 */
public final class AgencyAccess {
    static final String MECHANISM = "SCRAM-SHA-512";
    private static final int ITERATIONS = 8192;
    private static final int PASSWORD_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Admin admin;

    public AgencyAccess(Admin admin) {
        this.admin = admin;
    }

    /** What the agency is told, once. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }

    public static String user(String agency) {
        return "agency." + agency;
    }

    /** A new password, in place of the one before, and the agency's rights. Doing it again rotates the password and changes nothing else. */
    public Login grant(String agency) throws ExecutionException, InterruptedException {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        // Rights first: a broker that keeps none refuses here, and no password is left behind.
        admin.createAcls(rights(agency)).all().get();
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        user(agency), new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password)))
                .all()
                .get();
        return new Login(user(agency), password);
    }

    /** Takes password and all rights away; connections that are open lose their rights at once. */
    public void revoke(String agency) throws ExecutionException, InterruptedException {
        admin.deleteAcls(List.of(new AclBindingFilter(
                        ResourcePatternFilter.ANY,
                        new AccessControlEntryFilter(
                                "User:" + user(agency), null, AclOperation.ANY, AclPermissionType.ANY))))
                .all()
                .get();
        try {
            admin.alterUserScramCredentials(
                            List.of(new UserScramCredentialDeletion(user(agency), ScramMechanism.SCRAM_SHA_512)))
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

    private static List<AclBinding> rights(String agency) {
        String cases = Streams.AGENCY_CASES.of(agency).name();
        String actions = Streams.AGENCY_ACTIONS.of(agency).name();
        return List.of(
                right(agency, ResourceType.TOPIC, cases, PatternType.LITERAL, AclOperation.READ),
                right(agency, ResourceType.GROUP, user(agency) + ".", PatternType.PREFIXED, AclOperation.READ),
                right(agency, ResourceType.TOPIC, actions, PatternType.LITERAL, AclOperation.WRITE));
    }

    /** To describe is implied in reading and writing. */
    private static AclBinding right(
            String agency, ResourceType type, String name, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + user(agency), "*", operation, AclPermissionType.ALLOW));
    }
}
