using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Kpi.V1;
using ChannelType = ChannelGrains.Domain.Partners.ChannelType;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>Scopes over all partners between the wire and the domain.</summary>
internal static class ChannelScopes
{
    /// <summary>The scope; INVALID_ARGUMENT INVALID_REGION, TEXT_TOO_LONG, TEXT_INVALID or CHANNEL_TYPE for what is none.</summary>
    public static ViewScope Read(ChannelScope? message)
    {
        if (message is null)
            return new ViewScope();
        var category = message.HasCategory ? message.Category : null;
        var type = (ChannelType)message.ChannelType;
        var refusal = new MarketKey(message.Region, category).Validate() ?? CheckType(type, "scope.channel_type");
        return refusal is null ? new ViewScope(message.Region, category, type) : throw RefusalStatus.ToException(refusal);
    }

    /// <summary>The scope of a call that names its region and type itself; else as above.</summary>
    public static ViewScope Read(string region, ChannelGrains.Partners.V1.ChannelType channelType)
    {
        var type = (ChannelType)channelType;
        var refusal = RegionPaths.Validate(region, "region") ?? CheckType(type, "channel_type");
        return refusal is null ? new ViewScope(region, null, type) : throw RefusalStatus.ToException(refusal);
    }

    public static ChannelScope ToMessage(ViewScope scope)
    {
        var message = new ChannelScope { Region = scope.Region, ChannelType = (ChannelGrains.Partners.V1.ChannelType)scope.ChannelType };
        if (scope.Category is { } category)
            message.Category = category;
        return message;
    }

    private static Refusal? CheckType(ChannelType type, string field) => Enum.IsDefined(type)
        ? null
        : Refusal.InvalidArgument("CHANNEL_TYPE", "channel_type must be one of the enum's types, or unspecified for all.", field);
}
