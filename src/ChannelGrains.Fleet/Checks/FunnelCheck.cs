using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Fleet.Checks;

/// <summary>Compares the funnel with how the fleet was recruited and with what the ledger says of its first 90 days. It is a view that follows the partners within a
/// fraction of a second: so it is read until it is equal, or for as long as it may lag.</summary>
/// <param name="channel">The server.</param>
/// <param name="partners">The server's partners; those that were taken over, by an earlier demo, are not in the funnel.</param>
/// <param name="firstDay">The story's first day.</param>
/// <param name="today">The business day by the server's clock.</param>
internal sealed class FunnelCheck(ChannelBase channel, IReadOnlyList<Partner> partners, DateOnly firstDay, Func<DateOnly> today)
{
    private const int FirstDays = 90;
    private const int Attempts = 100;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly PartnerService.PartnerServiceClient _partners = new(channel);
    private readonly IReadOnlyList<FleetPartner> _recruited =
        [.. PartnerCast.All.Concat(PartnerCast.Candidates).Where(one => partners.Any(partner => partner.PartnerId == one.Id && partner.KnownSince.Length > 0))];

    public async Task<Comparison> CheckAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        var comparison = await CompareAsync(ledger, cancellationToken);
        for (var attempt = 1; attempt < Attempts && comparison.Differences.Count > 0; attempt++)
        {
            await Task.Delay(Glance, cancellationToken);
            comparison = await CompareAsync(ledger, cancellationToken);
        }
        return comparison;
    }

    private async Task<Comparison> CompareAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        var funnel = (await _partners.GetFunnelAsync(new GetFunnelRequest(), cancellationToken: cancellationToken)).Total;
        var comparison = new Comparison(ShareCheck.AllPartners);
        foreach (var step in funnel.Steps)
            comparison.Compare("funnel", $"reached {step.State}", _recruited.Count(partner => HasReached(partner, step.State)), step.Reached);
        comparison.CompareMoney("funnel", "net of the first days", ledger.Partners.Where(partner => _recruited.Contains(partner.Partner)).Sum(FirstNet), funnel.FirstSales.Net);
        return comparison;
    }

    private bool HasReached(FleetPartner partner, PartnerState state) => state <= partner.Until && Recruitment.Of(partner, firstDay).DayOf(state) <= today();

    private long FirstNet(PartnerLedger partner)
    {
        if (!HasReached(partner.Partner, PartnerState.Active))
            return 0;
        var active = Recruitment.Of(partner.Partner, firstDay).Active;
        return partner.Days.Where(day => day >= active && day < active.AddDays(FirstDays)).Sum(day => partner.Sum(Period.Day(day)).Total.Net);
    }
}
