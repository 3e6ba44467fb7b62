using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains.PartnerCounts;
using ChannelGrains.Grains.Scorecards;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>The distinct customers of several partners: the union of sketches that each partner makes when it is asked. No view keeps them, as following customers
/// would cost each transaction and each silent partner; so only so many partners are asked, and of more their growth is not known.</summary>
internal sealed class ScopeCustomers(IGrainFactory grains, PartnerGrains partners, ViewReader views, AnswerGate gate, TimeProvider time)
{
    /// <summary>Partners that are asked.</summary>
    public const int MaxPartners = 256;

    private const int AskedAtOnce = 16;

    /// <summary>Scopes and periods whose customers are kept.</summary>
    private const int MaxScopes = 256;

    /// <summary>A twentieth of a processor for each at most.</summary>
    private const int Rests = 20;

    private static readonly TimeSpan LeastAge = TimeSpan.FromSeconds(5);

    private readonly Refreshed<(ViewScope Scope, string PeriodId), KpiFigure> _growths = new(MaxScopes, LeastAge, Rests, waits: true, time);

    /// <summary>Their growth; without data where there are too many partners.</summary>
    public Task<KpiFigure> GrowthAsync(ViewScope scope, Period period) => _growths.ReadAsync((scope, period.Id), () => ComputeAsync(scope, period));

    /// <param name="now">The union of customers of the period.</param>
    /// <param name="before">That of the period before.</param>
    /// <param name="partners">Whose customers they are.</param>
    public static KpiFigure Growth(DistinctCustomers now, DistinctCustomers before, int partners) =>
        KpiFigures.CustomerGrowth(now, before) with { Basis = $"union of {partners} partners" };

    private async Task<KpiFigure> ComputeAsync(ViewScope scope, Period period)
    {
        views.RequireViews();
        var selling = await grains.GetGrain<IPartnerCountsGrain>(PartnerCountsKey.All).ReadSellingOn(period.LastDay);
        List<string> asked = [.. selling.Value.Where(partner => scope.Holds(partner.ChannelType, partner.Region)).Select(partner => partner.PartnerId).Take(MaxPartners + 1)];
        if (asked.Count > MaxPartners)
            return new KpiFigure(KpiName.CustomerGrowth, 0, 0, 0, 0, $"not known of more than {MaxPartners} partners");
        var (now, before) = (new CustomerUnion(), new CustomerUnion());
        foreach (var some in asked.Chunk(AskedAtOnce))
            foreach (var customers in await Task.WhenAll(some.Select(partner => AskAsync(partner, period))))
            {
                now.Add(customers.Now);
                before.Add(customers.Before);
            }
        return Growth(now.Count(), before.Count(), asked.Count);
    }

    private async Task<SketchedCustomers> AskAsync(string partnerId, Period period) =>
        await gate.PassAsync(await partners.Get(partnerId).AsReference<IPartnerScore>().SketchCustomers(period), CancellationToken.None);
}
