using ChannelGrains.Domain.Risk;
using ChannelGrains.Journal.V1;
using RiskLevelChanged = ChannelGrains.Domain.Risk.RiskLevelChanged;

namespace ChannelGrains.Grains.Risk;

/// <summary>What was stated of a partner's risk as a part of its snapshot.</summary>
internal static class RiskSnapshots
{
    public static RiskSnapshot Capture(RiskBook book)
    {
        var snapshot = new RiskSnapshot
        {
            LevelVersion = book.LevelVersion,
            LevelSince = book.LevelSince,
            LevelAtMicros = book.LevelAtMicros,
            HoldChangedVersion = book.HoldVersion,
        };
        if (book.LevelVersion > 0)
            snapshot.Level = RiskFacts.ToFact(new RiskLevelChanged(book.Level, book.Level, book.Score, book.Standing.Factors), 0);
        snapshot.Mutes.AddRange(book.Mutes.Select(RiskFacts.ToFact));
        if (book.Hold is { } hold)
            (snapshot.Hold, snapshot.HoldVersion, snapshot.HoldAtMicros) = (new() { Reason = hold.Reason }, hold.Version, hold.SetAtMicros);
        return snapshot;
    }

    public static void Restore(RiskBook book, RiskSnapshot snapshot)
    {
        if (snapshot.Level is { } stored)
        {
            var level = RiskFacts.ToDomain(stored);
            book.SetLevel(new RiskStanding(level.To, level.Factors), level.Score, snapshot.LevelVersion, snapshot.LevelSince, snapshot.LevelAtMicros);
        }
        foreach (var mute in snapshot.Mutes)
            book.Set(RiskFacts.ToMute(mute));
        book.Set(snapshot.Hold is { } hold ? new RiskHold(hold.Reason, snapshot.HoldVersion, snapshot.HoldAtMicros) : null, snapshot.HoldChangedVersion);
    }
}
