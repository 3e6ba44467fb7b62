using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Partners;
using Fact = ChannelGrains.Journal.V1.Fact;

namespace ChannelGrains.Grains.Settlement;

/// <summary>What of a statement stays in the partner's records: what it says, and who took which step when. It never says anything else.</summary>
internal static class SettlementRecords
{
    public static async ValueTask<SettlementRecord> ReadAsync(PartnerGrain partner, long version)
    {
        var fact = Fact.Parser.ParseFrom((await partner.ReadRecordAsync(version, CancellationToken.None)).Span);
        return new(version, fact.RecordedAtMicros, fact.Principal, SettlementFacts.ToDomain(fact.Settlement)!);
    }

    /// <summary>The steps of a statement, the last one first.</summary>
    public static async IAsyncEnumerable<SettlementRecord> StepsAsync(PartnerGrain partner, ClosedStatement statement)
    {
        for (var version = statement.LastAt; version > 0;)
        {
            var step = await ReadAsync(partner, version);
            yield return step;
            version = step.Fact.Previous;
        }
    }
}
