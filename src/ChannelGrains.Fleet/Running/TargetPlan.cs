using System.Globalization;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Partners.V1;
using ChannelGrains.Targets.V1;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Fleet.Running;

/// <summary>The targets of the fleet: each partner's for a year, by what it sells on an average day, and the company's, which is their sum.</summary>
internal sealed class TargetPlan(ChannelBase channel)
{
    private const int Page = 1_000, DaysOfYear = 365, Rounded = 10_000;

    private readonly TargetService.TargetServiceClient _targets = new(channel);

    /// <summary>Sets those that are not there yet.</summary>
    public async Task SetAsync(IEnumerable<int> years, CancellationToken cancellationToken)
    {
        foreach (var year in years.Select(year => year.ToString(CultureInfo.InvariantCulture)))
        {
            var listed = await _targets.ListTargetsAsync(new ListTargetsRequest { Year = year, PageSize = Page }, cancellationToken: cancellationToken);
            var present = listed.Targets.Select(target => target.Scope).ToHashSet();
            var plan = PartnerCast.All.Select(partner => (Scope: new TargetScope { PartnerId = partner.Id }, Amount: Of(partner))).ToList();
            plan.Add((new TargetScope { Company = true }, plan.Sum(target => target.Amount)));
            await Task.WhenAll(plan.Where(target => !present.Contains(target.Scope)).Select(target => SetAsync(target.Scope, year, target.Amount, cancellationToken)));
        }
    }

    private async Task SetAsync(TargetScope scope, string year, long amount, CancellationToken cancellationToken)
    {
        var request = new SetTargetRequest { Scope = scope, Year = year, Amount = new Money { CurrencyCode = "CNY", Units = amount }, RequestId = $"target-{year}" };
        await _targets.SetTargetAsync(request, cancellationToken: cancellationToken);
    }

    private static long Of(FleetPartner partner) => (long)partner.DailyOrders * Order(partner.Type) * DaysOfYear / Rounded * Rounded;

    /// <summary>What an average order of a channel brings, in whole CNY.</summary>
    private static int Order(ChannelType type) => type switch
    {
        ChannelType.Direct => 330,
        ChannelType.Intermediary => 7_500,
        _ => 290,
    };
}
