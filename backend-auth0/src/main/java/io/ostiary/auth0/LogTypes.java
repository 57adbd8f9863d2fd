package io.ostiary.auth0;

import io.ostiary.audit.AuditEventType;
import io.ostiary.audit.AuditTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What Auth0 calls the types of log entry, and which of them is which in the vocabulary. What an operation of the
 * Management API does is told by its {@value #WRITE} alone; entries that Auth0 writes beside it keep Auth0's name, so that
 * nothing counts twice.
 */
final class LogTypes {
    /** A write by the Management API. */
    static final String WRITE = "sapi";

    private static final String PREFIX = Auth0Provider.NAME + ":";

    /** The codes that Auth0 documents. */
    private static final List<String> CODES = Arrays.asList("""
            acls_summary actions_execution_failed acul_sdk_notice api_limit api_limit_warning appi ciba_exchange_failed
            ciba_exchange_succeeded ciba_start_failed ciba_start_succeeded cls connected_accounts_connection_failed
            connected_accounts_connection_succeeded connected_accounts_delete_failed connected_accounts_delete_succeeded cs
            custom_domain_verification_failed depnote directory_sync_completed directory_sync_failed
            directory_sync_started f failed_on_behalf_of_token_exchange fapi fc fce fco fcoa fcp fcph fcpn fcpr fcpro fcu fd
            fdeac fdeaz fdecc fdu feacft feccft fecte fede federated_logout_failed fens feoobft feotpft fepft fepotpft fercft
            ferrt fertft feta fi flo flows_execution_completed flows_execution_failed fn forms_submission_failed
            forms_submission_succeeded fp fpar fpurh fs fsa fu fui fv fvr gd_auth_email_verification
            gd_auth_fail_email_verification gd_auth_failed gd_auth_rejected gd_auth_succeed gd_enrollment_complete
            gd_otp_rate_limit_exceed gd_recovery_failed gd_recovery_rate_limit_exceed gd_recovery_succeed gd_send_email
            gd_send_email_verification gd_send_email_verification_failure gd_send_pn gd_send_pn_failure gd_send_sms
            gd_send_sms_failure gd_send_voice gd_send_voice_failure gd_start_auth gd_start_enroll gd_start_enroll_failed
            gd_tenant_update gd_unenroll gd_update_device_account gd_webauthn_challenge_failed
            gd_webauthn_enrollment_failed idjag_exchange_failed idjag_exchange_succeeded jwt_bearer_exchange_failed
            kms_key_management_failure kms_key_management_success kms_key_state_changed limit_delegation limit_mu
            limit_sul limit_wc mfar mgmt_api_read my_account_authentication_method_failed
            my_account_authentication_method_succeeded oidc_backchannel_logout_failed
            oidc_backchannel_logout_succeeded organization_member_added passkey_challenge_failed
            passkey_challenge_started pla pwd_leak reset_pwd_leak resource_cleanup rich_consents_access_error s sapi sce
            scoa scp scpn scpr scu scv sd sdu seacft seccft secte sede sens seoobft seotpft sepft sepkoobft sepkotpft
            sepkrcft sepotpft sercft sertft seta si signup_pwd_leak slo srrt ss ss_sso_failure ss_sso_info ss_sso_success ssa
            sscim success_on_behalf_of_token_exchange sui sv svr too_many_records ublkdu universal_logout_failed
            universal_logout_succeeded w wn wum""".split("\\s+"));

    private static final Map<String, List<String>> SHARED = Map.of(
            AuditTypes.SIGN_IN,
            List.of(
                    "f",
                    "feoobft",
                    "feotpft",
                    "fens",
                    "fepft",
                    "fepotpft",
                    "fercft",
                    "fp",
                    "fu",
                    "s",
                    "sens",
                    "seoobft",
                    "seotpft",
                    "sepft",
                    "sepotpft",
                    "sercft"),
            "session.refresh",
            List.of("ferrt", "fertft", "sertft"),
            "session.revoke",
            List.of("flo", "slo", "srrt"),
            "user.create",
            List.of("fs", "ss"),
            "user.update",
            List.of("fce", "fcpn", "fcu", "sce", "scpn", "scu"),
            "user.delete",
            List.of("fdu"),
            "user.import",
            List.of("fui"),
            "password.set",
            List.of("fcp", "scp"),
            "password_reset.send",
            List.of("fcpr", "scpr"),
            "email_verification.send",
            List.of("fvr"));

    /** Codes that begin as failures do, of what went well. */
    private static final Set<String> NO_FAILURES = Set.of("flows_execution_completed", "forms_submission_succeeded");

    private static final List<AuditEventType> ALL = all();

    private LogTypes() {}

    static List<AuditEventType> known() {
        return ALL;
    }

    static String raw(String code) {
        return PREFIX + code;
    }

    /** The type of an entry that no operation of the Management API wrote. */
    static String type(String code) {
        return SHARED.entrySet().stream()
                .filter(shared -> shared.getValue().contains(code))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> raw(code));
    }

    static boolean isFailure(String code) {
        return code.startsWith("f") && !NO_FAILURES.contains(code)
                || code.endsWith("_failed")
                || code.endsWith("_failure")
                || code.equals("gd_auth_rejected");
    }

    /** The codes of the entries that can be of one of those types. */
    static List<String> codes(Set<String> types) {
        return ALL.stream()
                .flatMap(known -> types.contains(known.type())
                        ? known.rawTypes().stream()
                        : known.rawTypes().stream().filter(types::contains))
                .map(raw -> raw.substring(PREFIX.length()))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<AuditEventType> all() {
        Map<String, Set<String>> raw = new TreeMap<>();
        Stream.concat(
                        CODES.stream().map(code -> Map.entry(type(code), code)),
                        ManagementWrite.types().stream().map(type -> Map.entry(type, WRITE)))
                .forEach(pair -> raw.computeIfAbsent(pair.getKey(), unused -> new TreeSet<>())
                        .add(raw(pair.getValue())));
        List<AuditEventType> all = new ArrayList<>();
        raw.forEach((type, rawTypes) -> all.add(new AuditEventType(type, List.copyOf(rawTypes))));
        return List.copyOf(all);
    }
}
