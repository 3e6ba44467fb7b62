using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Dashboard.Choosing;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Targets;
using ChannelGrains.Kpi.V1;

namespace ChannelGrains.Dashboard.Partners;

/// <summary>What the net sales of the partners of a leaderboard are compared with.</summary>
internal sealed class ComparedNets
{
    /// <summary>Of the period that it is compared with, the first thousand, in one call.</summary>
    private const int Read = 1_000;

    private readonly Dictionary<string, decimal?> _nets = new(StringComparer.Ordinal);
    private decimal? _others;

    private ComparedNets()
    {
    }

    /// <summary>Asks what a choice compares with; targets are asked for partner by partner, by <see cref="AddTargetsAsync"/>.</summary>
    public static async Task<ComparedNets> ReadAsync(KpiService.KpiServiceClient kpis, string choice, LeaderboardQuestion question)
    {
        var nets = new ComparedNets();
        if (Compare.PeriodOf(choice, question.Period) is { } before && (await Answer.OfAsync(kpis.ListPartnerKpisAsync((question with { Period = before }).Page(Read)))).Value is { } then)
        {
            foreach (var row in then.Rows)
                nets._nets[row.PartnerId] = Format.Amount(row.Measures.Net);
            // Who is not among all of them sold nothing.
            nets._others = then.NextPageToken.Length == 0 ? 0 : null;
        }
        else if (choice == Compare.Peers && (await Answer.OfAsync(kpis.GetChannelKpisAsync(new GetChannelKpisRequest { Period = question.Period, Scope = question.Scope, PageSize = 1 }))).Value is { } channel)
            nets._others = ComparedMeasures.MeanOf(channel.Kpis).Net;
        return nets;
    }

    /// <summary>Asks for the targets of partners that are not known yet; one without a target is compared with nothing.</summary>
    public async Task AddTargetsAsync(PaceReader paces, string period, IEnumerable<string> partnerIds)
    {
        List<(string Scope, string Period)> asked = [.. partnerIds.Where(id => !_nets.ContainsKey(id)).Select(id => (ScopeId.OfPartner(id), period))];
        var read = await paces.ReadAsync(asked);
        foreach (var one in asked)
            _nets[ScopeId.Read(one.Scope).PartnerId] = read.TryGetValue(one, out var pace) ? Format.Amount(pace.Target) : null;
    }

    /// <summary>Null where that is not known.</summary>
    public decimal? Of(string partnerId) => _nets.TryGetValue(partnerId, out var net) ? net : _others;
}
