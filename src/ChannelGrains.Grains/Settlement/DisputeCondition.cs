using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A statement with an open dispute is not paid.</summary>
internal sealed class DisputeCondition : PayoutCondition
{
    private const string Name = "DISPUTE_OPEN";

    public override IReadOnlyList<string> Names => [Name];

    public override ValueTask<IReadOnlyList<PayoutBlock>> FindAsync(
        PartnerGrain grain, FoldedPartner partner, ClosedStatement statement, BusinessDay today, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<PayoutBlock>>([
            .. (partner.Part<SettlementBook>()?.DisputesOf(statement.Month) ?? [])
                .Select(dispute => new PayoutBlock(Name, dispute.OpenedAt.ToString(CultureInfo.InvariantCulture), $"Dispute {dispute.Number} is open: resolve it.")),
        ]);
}
