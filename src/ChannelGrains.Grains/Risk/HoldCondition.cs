using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Settlement;

namespace ChannelGrains.Grains.Risk;

/// <summary>Nobody is paid whose payments are held.</summary>
internal sealed class HoldCondition : PayoutCondition
{
    private const string Name = "RISK_HOLD";

    public override IReadOnlyList<string> Names => [Name];

    public override ValueTask<IReadOnlyList<PayoutBlock>> FindAsync(
        PartnerGrain grain, FoldedPartner partner, ClosedStatement statement, BusinessDay today, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<PayoutBlock>>(partner.Part<RiskBook>()?.Hold is { } hold
            ? [new(Name, hold.Version.ToString(CultureInfo.InvariantCulture), "The partner's payments are held: see why, and release the hold.")]
            : []);
}
