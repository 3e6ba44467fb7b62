using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Forms.V1;
using ChannelGrains.Gateway.Errors;

namespace ChannelGrains.Gateway.Surveys;

/// <summary>Of whom results are asked for.</summary>
internal static class SurveyScopes
{
    /// <summary>A partner, or the partners of a scope; INVALID_ARGUMENT INVALID_ID, INVALID_REGION, CHANNEL_TYPE or SCOPE for what is none.</summary>
    public static (string? PartnerId, ViewScope Scope) Read(SurveyScope? message) => message?.ScopeCase switch
    {
        SurveyScope.ScopeOneofCase.PartnerId => (Ids.Require(message.PartnerId, "scope.partner_id"), new ViewScope()),
        SurveyScope.ScopeOneofCase.Region => (null, OfRegion(message.Region)),
        SurveyScope.ScopeOneofCase.ChannelType => (null, OfType((ChannelType)message.ChannelType)),
        SurveyScope.ScopeOneofCase.Company when message.Company => (null, new ViewScope()),
        _ => throw RefusalStatus.ToException(Refusal.InvalidArgument("SCOPE", "scope names nobody: set partner_id, region, channel_type, or company to true.", "scope")),
    };

    private static ViewScope OfRegion(string region)
    {
        if (region.Length == 0)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("SCOPE", "scope.region is empty: name one, or set company to true.", "scope.region"));
        return RegionPaths.Validate(region, "scope.region") is { } refusal ? throw RefusalStatus.ToException(refusal) : new ViewScope(region);
    }

    private static ViewScope OfType(ChannelType type) => Enum.IsDefined(type) && type != ChannelType.Unspecified
        ? new ViewScope(ChannelType: type)
        : throw RefusalStatus.ToException(Refusal.InvalidArgument("CHANNEL_TYPE", "scope.channel_type must be one of the enum's types.", "scope.channel_type"));
}
