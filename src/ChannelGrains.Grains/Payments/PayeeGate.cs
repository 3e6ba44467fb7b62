using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Settlement;

namespace ChannelGrains.Grains.Payments;

/// <summary>Nobody is paid whose payee is missing, unusable, unverified, new, or another partner's too.</summary>
internal sealed class PayeeGate(Payees payees) : PayoutCondition
{
    public override IReadOnlyList<string> Names => PayeeConditions.Names;

    public override async ValueTask<IReadOnlyList<PayoutBlock>> FindAsync(
        PartnerGrain grain, FoldedPartner partner, ClosedStatement statement, BusinessDay today, CancellationToken cancellationToken)
    {
        if (!await Payees.IsTransferAsync(grain, partner, today))
            return [];
        var conditions = await payees.ConditionsAsync(grain.PartnerId, Payees.BookOf(partner), await Payees.ReadAsync(grain, partner, today), today);
        return [.. conditions.Select(condition => new PayoutBlock(condition.Name, condition.Evidence, condition.Message))];
    }
}
