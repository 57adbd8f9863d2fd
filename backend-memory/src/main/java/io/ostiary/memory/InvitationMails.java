package io.ostiary.memory;

import static io.ostiary.Operation.ADD_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.CREATE_INVITATION;

import io.ostiary.AlreadyExistsException;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.backend.IdSource;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.memory.token.OpaqueTokens;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.role.RoleId;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Mails invitations to organizations, and lets those in who follow them. */
final class InvitationMails {
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final MemorySettings settings;
    private final IdSource ids;
    private final OpaqueTokens tokens;
    private final MailHandover handover;

    InvitationMails(MemorySettings settings, IdSource ids, OpaqueTokens tokens, MailHandover handover) {
        this.settings = settings;
        this.ids = ids;
        this.tokens = tokens;
        this.handover = handover;
    }

    /** Mails an invitation. When the mail certainly did not go out, there is none. */
    Invitation send(TenantView view, OrganizationId organization, NewInvitation wanted) {
        var addressee = new Addressee(view.tenant(), organization, InvitationId.of(ids.next()));
        Secret token = addressee.token(tokens.next());
        Published published = view.write(CREATE_INVITATION, (state, now) -> {
            Organization inviting = state.organizations().get(CREATE_INVITATION, organization);
            requireRoles(state, wanted.roles());
            requireNew(state, organization, wanted.email(), now);
            Duration lifetime = wanted.expiresIn() == null ? LIFETIME : wanted.expiresIn();
            var invitation = new PendingInvitation(
                    addressee.invitation(),
                    wanted.email(),
                    wanted.roles(),
                    OpaqueTokens.digest(token),
                    now,
                    now.plus(lifetime));
            InvitationTable invitations = state.organizations().invitations().with(organization, invitation);
            return new Written<>(
                    state.withOrganizations(state.organizations().withInvitations(invitations)),
                    new Published(
                            invitation.toInvitation(state.roles(), now), draft(state, inviting, invitation, token)));
        });
        handover.send(
                CREATE_INVITATION, view.call(), published.draft, () -> takeBack(view.withoutDeadline(), addressee));
        return published.invitation;
    }

    /**
     * What the token concerns.
     *
     * @throws InvalidArgumentException when it is no token of an invitation
     */
    static Addressee addressee(Secret token) {
        List<String> names = AddressedToken.names(token, 3);
        try {
            return new Addressee(
                    TenantId.of(names.get(0)), OrganizationId.of(names.get(1)), InvitationId.of(names.get(2)));
        } catch (InvalidArgumentException e) {
            throw AddressedToken.worthless();
        }
    }

    /** Makes whoever has the invited address a member. */
    static OrganizationMember accept(TenantView view, Addressee addressee, Secret token) {
        OrganizationId organization = addressee.organization();
        return view.write(ADD_ORGANIZATION_MEMBER, (state, now) -> {
            PendingInvitation invitation = state.organizations()
                    .invitations()
                    .find(organization, addressee.invitation())
                    .filter(each -> !each.isExpired(now) && OpaqueTokens.isDigestOf(each.digest(), token))
                    .orElseThrow(AddressedToken::worthless);
            Account account = state.accounts()
                    .byEmail(invitation.email())
                    .orElseThrow(() -> new NotFoundException(ADD_ORGANIZATION_MEMBER, "user", invitation.email()));
            Account verified = account.withProfile(account.profile().toBuilder()
                    .emailVerified(true)
                    .updatedAt(now)
                    .build());
            UserId user = account.id();
            Set<RoleId> roles = invitation.roles().stream()
                    .filter(role -> state.roles().find(role).isPresent())
                    .collect(Collectors.toUnmodifiableSet());
            Memberships.requireRoom(state, organization, user);
            OrganizationTable joined = state.organizations()
                    .withMember(organization, user, roles)
                    .withInvitations(state.organizations().invitations().without(organization, invitation.id()));
            TenantState next = state.with(ADD_ORGANIZATION_MEMBER, verified).withOrganizations(joined);
            return new Written<>(next, Memberships.member(next, organization, user, now));
        });
    }

    private MailDraft draft(TenantState state, Organization organization, PendingInvitation invitation, Secret token) {
        return new MailDraft(
                state.tenant(),
                EmailTemplateType.INVITATION,
                EmailTexts.text(state, EmailTemplateType.INVITATION),
                state.mailsFrom(),
                invitation.email(),
                organization.name(),
                URI.create(settings.issuerOf(state.tenant().id()) + "/accept-invitation"),
                token,
                invitation.createdAt(),
                invitation.expiresAt());
    }

    private static void takeBack(TenantView view, Addressee addressee) {
        view.update(
                CREATE_INVITATION,
                (state, now) -> state.withOrganizations(state.organizations()
                        .withInvitations(state.organizations()
                                .invitations()
                                .without(addressee.organization(), addressee.invitation()))));
    }

    private static void requireRoles(TenantState state, Set<RoleId> roles) {
        roles.forEach(role -> state.role(CREATE_INVITATION, role));
    }

    private static void requireNew(TenantState state, OrganizationId organization, String email, Instant now) {
        if (state.organizations().invitations().isPending(organization, email, now)) {
            throw new AlreadyExistsException(CREATE_INVITATION, "invitation", "email", email);
        }
        boolean joined = state.accounts()
                .byEmail(email)
                .filter(account -> state.organizations().isMember(organization, account.id()))
                .isPresent();
        if (joined) {
            throw new ConflictException(CREATE_INVITATION, email + " belongs to a member of the organization already");
        }
    }

    private record Published(Invitation invitation, MailDraft draft) {}

    /**
     * What the token of an invitation concerns.
     *
     * @param tenant the tenant
     * @param organization the organization in it
     * @param invitation the invitation to that
     */
    record Addressee(TenantId tenant, OrganizationId organization, InvitationId invitation) {
        Secret token(Secret proof) {
            return AddressedToken.of(proof, tenant.value(), organization.value(), invitation.value());
        }
    }
}
