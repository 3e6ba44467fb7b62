using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Settlement;

/// <summary>Whoever is suspended is not paid.</summary>
internal sealed class SuspendedCondition : PayoutCondition
{
    public override ValueTask<IReadOnlyList<PayoutBlock>> FindAsync(
        PartnerGrain grain, FoldedPartner partner, ClosedStatement statement, BusinessDay today, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<PayoutBlock>>(partner.Life!.StateOn(today) == LifecycleState.Suspended
            ? [new("PARTNER_SUSPENDED", partner.Life.Version.ToString(CultureInfo.InvariantCulture), "The partner is SUSPENDED: resume it.")]
            : []);
}
