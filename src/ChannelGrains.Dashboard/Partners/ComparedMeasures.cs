using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Dashboard.Choosing;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Type;

namespace ChannelGrains.Dashboard.Partners;

/// <summary>What a partner's figures are compared with: null where that says nothing of a measure.</summary>
public sealed record ComparedMeasures(decimal? Net, decimal? Gross, decimal? Returns, decimal? Transactions)
{
    public static readonly ComparedMeasures None = new(null, null, null, null);

    public static ComparedMeasures Of(SalesMeasures sums) => new(Format.Amount(sums.Net), Format.Amount(sums.Gross), Format.Amount(sums.Returns), sums.Transactions);

    /// <summary>A target is one of net sales.</summary>
    public static ComparedMeasures OfTarget(Money? target) => None with { Net = target is null ? null : Format.Amount(target) };

    /// <summary>What each partner of a scope sold on the average: of those that sold anything.</summary>
    public static ComparedMeasures MeanOf(ChannelKpis kpis)
    {
        var (sums, count) = (Of(kpis.Total), kpis.PartnerCount);
        return count > 0 ? new(sums.Net / count, sums.Gross / count, sums.Returns / count, sums.Transactions / count) : None;
    }

    /// <summary>Those of a choice, except the target, which a partner's figures have with them.</summary>
    /// <param name="kpis">Asks.</param>
    /// <param name="choice">Of <see cref="Compare"/>.</param>
    /// <param name="partnerId">Whose figures are compared.</param>
    /// <param name="period">Their period.</param>
    /// <param name="peers">The scope of its peers.</param>
    /// <param name="asOf">As they were known then; null is now. The peers are known as of now only.</param>
    public static async Task<ComparedMeasures> ReadAsync(KpiService.KpiServiceClient kpis, string choice, string partnerId, string period, ChannelScope peers, Timestamp? asOf = null)
    {
        if (Compare.PeriodOf(choice, period) is { } before)
            return (await Answer.OfAsync(kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partnerId, Period = before, AsOf = asOf }))).Value is { } then ? Of(then.Kpis.Total) : None;
        if (choice == Compare.Peers)
            return (await Answer.OfAsync(kpis.GetChannelKpisAsync(new GetChannelKpisRequest { Period = period, Scope = peers, PageSize = 1 }))).Value is { } channel ? MeanOf(channel.Kpis) : None;
        return None;
    }

    /// <summary>Its peers: the partners of its type, in its region and below.</summary>
    public static ChannelScope PeersOf(string region, string channelType) => new() { Region = region, ChannelType = Terms.Read<ChannelType>(channelType) };
}
