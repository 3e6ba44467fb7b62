using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Scorecards.V1;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Scopes of scorecards between the wire and what is read.</summary>
internal static class ScoreScopes
{
    /// <summary>The scope; INVALID_ARGUMENT INVALID_ID, INVALID_REGION, CHANNEL_TYPE or SCOPE for what is none.</summary>
    public static ScoreScope Read(ScorecardScope? message) => message?.ScopeCase switch
    {
        ScorecardScope.ScopeOneofCase.PartnerId => new ScoreScope(Ids.Require(message.PartnerId, "scope.partner_id"), new ViewScope()),
        ScorecardScope.ScopeOneofCase.Region => OfRegion(message.Region),
        ScorecardScope.ScopeOneofCase.ChannelType => OfType((ChannelType)message.ChannelType),
        ScorecardScope.ScopeOneofCase.Company when message.Company => new ScoreScope(null, new ViewScope()),
        _ => throw RefusalStatus.ToException(Refusal.InvalidArgument("SCOPE", "scope names nobody: set partner_id, region, channel_type, or company to true.", "scope")),
    };

    public static ScorecardScope ToMessage(ScoreScope scope)
    {
        if (scope.PartnerId is { } partner)
            return new ScorecardScope { PartnerId = partner };
        if (scope.View.Region.Length > 0)
            return new ScorecardScope { Region = scope.View.Region };
        return scope.View.ChannelType == ChannelType.Unspecified
            ? new ScorecardScope { Company = true }
            : new ScorecardScope { ChannelType = (ChannelGrains.Partners.V1.ChannelType)scope.View.ChannelType };
    }

    private static ScoreScope OfRegion(string region)
    {
        if (region.Length == 0)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("SCOPE", "scope.region is empty: name one, or set company to true.", "scope.region"));
        return RegionPaths.Validate(region, "scope.region") is { } refusal ? throw RefusalStatus.ToException(refusal) : new ScoreScope(null, new ViewScope(region));
    }

    private static ScoreScope OfType(ChannelType type) => Enum.IsDefined(type) && type != ChannelType.Unspecified
        ? new ScoreScope(null, new ViewScope(ChannelType: type))
        : throw RefusalStatus.ToException(Refusal.InvalidArgument("CHANNEL_TYPE", "scope.channel_type must be one of the enum's types.", "scope.channel_type"));
}
