using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>The fold of the scorecard's journal, and its snapshots.</summary>
internal sealed class ScorecardFold() : StateFold<ScorecardsState>(new JournalName(ScorecardKeys.Scorecards))
{
    public override int Version => 1;

    public override ScorecardsState Start() => new();

    public override Restored<ScorecardsState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = ScorecardsSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new ScorecardsState();
        foreach (var version in message.Versions)
            state.Versions.Add(ScorecardFacts.ToDefinition(version.Defined, version.Version, version.DefinedAtMicros));
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(ScorecardsState state)
    {
        var snapshot = new ScorecardsSnapshot();
        snapshot.Versions.AddRange(state.Versions.All.Select(version => new ScorecardVersionSnapshot
        {
            Defined = ScorecardFacts.ToFact(version.EffectiveFrom, version.Kpis, version.Bands),
            Version = version.Version,
            DefinedAtMicros = version.DefinedAtMicros,
        }));
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(ScorecardsState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        if (fact.Scorecards?.Defined is not { } defined)
            throw new UnknownFactException(Journal.Value, version);
        state.Versions.Add(ScorecardFacts.ToDefinition(defined, version, fact.RecordedAtMicros));
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(ScorecardsSnapshot.Parser, expected, actual);
}
