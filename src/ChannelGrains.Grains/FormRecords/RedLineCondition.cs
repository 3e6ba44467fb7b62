using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Settlement;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>Nobody is paid with whom a red line is crossed, until a later record passes it.</summary>
internal sealed class RedLineCondition : PayoutCondition
{
    private const string Name = "RED_LINE";

    public override IReadOnlyList<string> Names => [Name];

    public override ValueTask<IReadOnlyList<PayoutBlock>> FindAsync(
        PartnerGrain grain, FoldedPartner partner, ClosedStatement statement, BusinessDay today, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<PayoutBlock>>([
            .. (partner.Part<RecordBook>()?.Open ?? []).Where(finding => finding.IsRedLine).Select(finding => new PayoutBlock(
                Name, FormRecordKeys.FindingId(finding.RecordId, finding.Key.ItemId),
                $"Record {finding.LastRecordId} crosses the red line {finding.Key.ItemId} of form {finding.Key.FormId}: have it mended, and a record taken that passes it.")),
        ]);
}
