using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.SalesViews;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>Of whom a target is.</summary>
/// <param name="Kind">The company, a channel type, a region or a partner.</param>
/// <param name="ChannelType">Of a channel type: which.</param>
/// <param name="Name">Of a region its path, of a partner its id; else empty.</param>
[GenerateSerializer, Immutable]
public sealed record TargetScope([property: Id(0)] TargetScopeKind Kind, [property: Id(1)] ChannelType ChannelType, [property: Id(2)] string Name)
{
    public static readonly TargetScope Company = new(TargetScopeKind.Company, ChannelType.Unspecified, "");

    /// <summary>The sales that count for the scope; not of a partner, whose sales are in its own book.</summary>
    public ViewScope Sales => Kind == TargetScopeKind.Region ? new ViewScope(Name) : new ViewScope("", null, ChannelType);

    public static TargetScope Of(ChannelType type) => new(TargetScopeKind.ChannelType, type, "");

    public static TargetScope OfRegion(string region) => new(TargetScopeKind.Region, ChannelType.Unspecified, region);

    public static TargetScope OfPartner(string partnerId) => new(TargetScopeKind.Partner, ChannelType.Unspecified, partnerId);

    /// <summary>The scope above partners whose sales these are; null where there is none, as of a category or of a channel type in a region.</summary>
    public static TargetScope? OfSales(ViewScope sales) => sales switch
    {
        { Category: not null } => null,
        { Region: "", ChannelType: ChannelType.Unspecified } => Company,
        { Region: "" } => Of(sales.ChannelType),
        { ChannelType: ChannelType.Unspecified } => OfRegion(sales.Region),
        _ => null,
    };

    /// <summary>Null when there can be such a scope, else SCOPE, CHANNEL_TYPE, INVALID_REGION or INVALID_ID.</summary>
    public Refusal? Validate() => Kind switch
    {
        TargetScopeKind.Company => null,
        TargetScopeKind.ChannelType => ChannelType is ChannelType.Internal or ChannelType.Intermediary or ChannelType.Direct
            ? null
            : Refusal.InvalidArgument("CHANNEL_TYPE", "scope.channel_type must be INTERNAL, INTERMEDIARY or DIRECT.", "scope.channel_type"),
        TargetScopeKind.Region => Name.Length == 0
            ? Refusal.InvalidArgument("INVALID_REGION", "scope.region is empty: the whole tree is the company, so say scope.company.", "scope.region")
            : RegionPaths.Validate(Name, "scope.region"),
        TargetScopeKind.Partner => PartnerIds.Validate(Name, "scope.partner_id"),
        _ => Refusal.InvalidArgument("SCOPE", "scope is missing: set company, channel_type, region or partner_id.", "scope"),
    };

    public override string ToString() => Kind switch
    {
        TargetScopeKind.ChannelType => $"channel type {ChannelType.ToString().ToUpperInvariant()}",
        TargetScopeKind.Region => $"region {Name}",
        TargetScopeKind.Partner => $"partner {Name}",
        _ => "the company",
    };
}
