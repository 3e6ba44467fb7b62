using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Settlement;

/// <summary>Whoever is suspended is not paid.</summary>
internal sealed class SuspendedCondition : PayoutCondition
{
    private const string Name = "PARTNER_SUSPENDED";

    public override IReadOnlyList<string> Names => [Name];

    public override ValueTask<IReadOnlyList<PayoutBlock>> FindAsync(
        PartnerGrain grain, FoldedPartner partner, ClosedStatement statement, BusinessDay today, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<PayoutBlock>>(partner.Life!.StateOn(today) == LifecycleState.Suspended
            ? [new(Name, partner.Life.Version.ToString(CultureInfo.InvariantCulture), "The partner is SUSPENDED: resume it.")]
            : []);
}
