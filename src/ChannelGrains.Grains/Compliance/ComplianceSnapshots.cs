using ChannelGrains.Domain.Compliance;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Compliance;

/// <summary>What a partner showed as a part of its snapshot.</summary>
internal static class ComplianceSnapshots
{
    public static ComplianceSnapshot Capture(ComplianceBook book)
    {
        var snapshot = new ComplianceSnapshot();
        foreach (var (_, periods) in book.All)
            snapshot.Shown.AddRange(periods.Select(period => new ShownSnapshot { Recorded = ComplianceFacts.ToFact(period.Recorded), Version = period.Version }));
        return snapshot;
    }

    public static void Restore(ComplianceBook book, ComplianceSnapshot snapshot)
    {
        foreach (var shown in snapshot.Shown)
            book.Apply(ComplianceFacts.ToDomain(shown.Recorded), shown.Version);
    }
}
