using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Fleet.Cast;

/// <summary>A feed of the fleet.</summary>
internal sealed record FleetSource(string Id, SourceMode Mode, string Name);

/// <summary>The feeds: a till in each store, two ERP systems, and the online shops' platform.</summary>
internal static class Sources
{
    public const string ErpEast = "erp-east";
    public const string ErpWest = "erp-west";
    public const string WebShop = "web-shop";

    public static readonly IReadOnlyList<FleetSource> All =
    [
        new(ErpEast, SourceMode.Keyed, "东区 ERP, night feed"),
        new(ErpWest, SourceMode.Keyed, "西区 ERP, night feed"),
        new(WebShop, SourceMode.Keyed, "网店平台 Online shops"),
        .. PartnerCast.Stores.Select(store => new FleetSource(store.SourceId, SourceMode.Sequenced, "收银机 Till of " + store.Name)),
    ];
}
