using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Risks.V1;

namespace ChannelGrains.Fleet.Guarding;

/// <summary>A partner of the story whose level of risk rises, and what the server must tell of it.</summary>
/// <param name="Partner">Who.</param>
/// <param name="Kind">The factor that is its gravest.</param>
/// <param name="Figure">What is observed, in words.</param>
/// <param name="Read">Reads it from what was sent; null where nothing can be said.</param>
/// <param name="Surely">The reading from which the factor counts in full.</param>
/// <param name="Level">The level from there on.</param>
internal sealed record RiskCase(FleetPartner Partner, RiskFactorKind Kind, string Figure, Func<RiskFigures, decimal?> Read, decimal Surely, RiskLevel Level)
{
    public static readonly IReadOnlyList<RiskCase> All =
    [
        new(PartnerCast.Stores[Story.SlumpStore], RiskFactorKind.SalesDrop, "part of the usual sales that is missing", figures => figures.Drop, 0.45m, RiskLevel.High),
        new(PartnerCast.Shops[Story.ReturningShop], RiskFactorKind.ReturnSpike, "returns beyond the usual rate", figures => figures.ReturnSpike, 0.25m, RiskLevel.Medium),
        new(PartnerCast.Wholesalers[Story.DivertingDealer], RiskFactorKind.Diversion, "share sold outside the territory", figures => figures.Diversion, 0.3m, RiskLevel.High),
        new(PartnerCast.Stores[Story.SilentStore], RiskFactorKind.FeedSilent, "silence in usual gaps", figures => figures.Silence, 3, RiskLevel.High),
    ];
}
