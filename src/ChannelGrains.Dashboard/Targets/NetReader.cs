using System.Collections.Concurrent;
using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Targets.V1;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Dashboard.Targets;

/// <summary>Reads net sales of those who have targets, several at once.</summary>
internal sealed class NetReader(KpiService.KpiServiceClient client)
{
    private const int AskedAtOnce = 16;

    /// <summary>What the server refuses is not in the answer, as a week of what is not a partner's.</summary>
    public async Task<IReadOnlyDictionary<(string Scope, string Period), Money>> ReadAsync(IEnumerable<(string Scope, string Period)> asked)
    {
        var nets = new ConcurrentDictionary<(string, string), Money>();
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce }, async (one, cancellationToken) =>
        {
            try
            {
                nets[one] = (await SumsAsync(ScopeId.Read(one.Scope), one.Period, cancellationToken)).Net;
            }
            catch (RpcException)
            {
                // Nothing can be said of it.
            }
        });
        return nets;
    }

    /// <summary>What a partner sold in parts of a year, each the sum of its days; empty where the server does not say.</summary>
    public async Task<IReadOnlyDictionary<string, Money>> ReadDaysAsync(string partnerId, IReadOnlyList<TargetPart> parts)
    {
        if (parts.Count == 0)
            return new Dictionary<string, Money>();
        var answer = await Answer.OfAsync(client.QuerySeriesAsync(new QuerySeriesRequest
        {
            Scope = new Scope { PartnerId = partnerId },
            Measure = Measure.Net,
            Granularity = Granularity.Day,
            FirstDay = parts[0].FirstDay,
            LastDay = parts[^1].LastDay,
        }));
        if (answer.Value is not { } series)
            return new Dictionary<string, Money>();
        // Days are written so that their order is that of their texts.
        return parts.ToDictionary(part => part.Period, part => Format.MoneyOf(series.CurrencyCode, series.Points
            .Where(point => string.CompareOrdinal(point.Period, part.FirstDay) >= 0 && string.CompareOrdinal(point.Period, part.LastDay) <= 0).Sum(point => Format.Parse(point.Value) ?? 0)), StringComparer.Ordinal);
    }

    private async Task<SalesMeasures> SumsAsync(TargetScope scope, string period, CancellationToken cancellationToken)
    {
        if (scope.PartnerId.Length > 0)
            return (await client.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = scope.PartnerId, Period = period }, cancellationToken: cancellationToken)).Kpis.Total;
        var sales = new ChannelScope { Region = scope.Region, ChannelType = scope.ChannelType };
        return (await client.GetChannelKpisAsync(new GetChannelKpisRequest { Period = period, Scope = sales, PageSize = 1 }, cancellationToken: cancellationToken)).Kpis.Total;
    }
}
