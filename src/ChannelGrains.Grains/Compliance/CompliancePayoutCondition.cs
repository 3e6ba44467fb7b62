using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Settlement;

namespace ChannelGrains.Grains.Compliance;

/// <summary>Nobody is paid who does not meet a requirement that payments wait for. What is recorded late releases the statement by itself.</summary>
internal sealed class CompliancePayoutCondition(JournalledRequirements requirements) : PayoutCondition
{
    private const string Name = "COMPLIANCE";

    public override IReadOnlyList<string> Names => [Name];

    public override async ValueTask<IReadOnlyList<PayoutBlock>> FindAsync(
        PartnerGrain grain, FoldedPartner partner, ClosedStatement statement, BusinessDay today, CancellationToken cancellationToken) =>
    [
        .. (await requirements.ReadAsync(cancellationToken)).ClosingPayout(ShownBy.Of(partner), ShownBy.AskedOf(partner), statement.Period, today)
            .Select(status => new PayoutBlock(Name, status.Requirement.Id, ComplianceWords.Of(status))),
    ];
}
