using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Surveys;
using Grpc.Core;

namespace ChannelGrains.Gateway.Access;

/// <summary>Who calls, and what it may do.</summary>
/// <param name="Name">Name in the journals.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="Sources">The sources that it is held to; empty is every source.</param>
/// <param name="Partners">The partners that it is held to; empty is every partner.</param>
public sealed record Principal(string Name, Roles Roles, IReadOnlySet<string> Sources, IReadOnlySet<string> Partners)
{
    private const string ShareStart = "share:", SurveyStart = "survey:";

    private static readonly object UserStateKey = typeof(Principal);

    /// <summary>The one principal of a server on loopback without keys.</summary>
    public static Principal Local { get; } = new("local", Roles.Admin, new HashSet<string>(), new HashSet<string>());

    /// <summary>The share that it is; null for whoever has a key.</summary>
    public string? ShareId { get; private init; }

    /// <summary>The invitation to a survey that it answers; null for whoever else.</summary>
    public SurveyToken? Survey { get; private init; }

    /// <summary>Who answers for what is held for it: all shares of a partner together, and all who answer its surveys, so that making many of them gives no more room.</summary>
    public string Payer { get; private init; } = Name;

    /// <summary>Whether it may send for, or through, some only.</summary>
    public bool IsHeld => Sources.Count > 0 || Partners.Count > 0;

    /// <summary>Who calls with the secret of a share: a reader of one partner.</summary>
    public static Principal OfShare(string shareId, string partnerId) => new(ShareStart + shareId, Roles.Reader, new HashSet<string>(), new HashSet<string> { partnerId })
    {
        ShareId = shareId,
        Payer = $"{ShareStart} {partnerId}",
    };

    /// <summary>Who calls with the token of an invitation: nobody but who answers that.</summary>
    public static Principal OfSurvey(SurveyToken token) => new(SurveyStart + token.InvitationId, Roles.Respondent, new HashSet<string>(), new HashSet<string> { token.PartnerId })
    {
        Survey = token,
        Payer = $"{SurveyStart} {token.PartnerId}",
    };

    /// <summary>Whether a name is kept for invitations to surveys, so that no key may have it.</summary>
    public static bool IsOfSurveys(string name) => name.StartsWith(SurveyStart, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is kept for shares, so that no key may have it.</summary>
    public static bool IsOfShares(string name) => name.StartsWith(ShareStart, StringComparison.OrdinalIgnoreCase);

    public bool IsAny(Roles roles) => (Roles & (roles | Roles.Admin)) != Roles.None;

    public bool MaySend(string partnerId) => Partners.Count == 0 || Partners.Contains(partnerId);

    public bool MayUse(string sourceId) => Sources.Count == 0 || Sources.Contains(sourceId);

    /// <summary>Throws PERMISSION_DENIED when the source is not the principal's.</summary>
    public void RequireSource(string sourceId)
    {
        if (!MayUse(sourceId))
            throw RefusalStatus.ToException(SourceNotAllowed(sourceId));
    }

    /// <summary>Throws PERMISSION_DENIED when the partner is not the principal's.</summary>
    public void RequirePartner(string partnerId)
    {
        if (!MaySend(partnerId))
            throw RefusalStatus.ToException(PartnerNotAllowed(partnerId));
    }

    /// <summary>Throws PERMISSION_DENIED when some partners are not the principal's.</summary>
    public void RequireAllPartners()
    {
        if (Partners.Count > 0)
            throw RefusalStatus.ToException(Refusal.PermissionDenied("PARTNERS_RESTRICTED",
                $"{Name} may see and change some partners only, and this call is over all. Ask for its own partners, or use a key without a list of partners."));
    }

    /// <summary>Throws PERMISSION_DENIED when some sources are not the principal's.</summary>
    public void RequireAllSources()
    {
        if (Sources.Count > 0)
            throw RefusalStatus.ToException(Refusal.PermissionDenied("SOURCES_RESTRICTED",
                $"{Name} may use some sources only, and this call is over all. Use a key without a list of sources."));
    }

    public Refusal PartnerNotAllowed(string partnerId) => Refusal.PermissionDenied("PARTNER_NOT_ALLOWED", partnerId.Length == 0
        ? $"The call names no partner, and {Name} is held to some. Name one of its own partners."
        : $"{Name} may not send for partner {partnerId}, see or change it. Name one of its own partners, or have the key's configuration changed.");

    public Refusal SourceNotAllowed(string sourceId) => Refusal.PermissionDenied("SOURCE_NOT_ALLOWED", sourceId.Length == 0
        ? $"The call names no source, and {Name} is held to some. Name one of its own sources."
        : $"{Name} may not use source {sourceId}. Name one of its own sources, or have the key's configuration changed.");

    internal static Principal Of(ServerCallContext context) => (Principal)context.UserState[UserStateKey];

    internal void Enter(ServerCallContext context) => context.UserState[UserStateKey] = this;
}
