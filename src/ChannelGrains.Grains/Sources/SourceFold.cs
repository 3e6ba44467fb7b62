using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Sources;

/// <summary>The fold of a source's journal, and its snapshots.</summary>
internal sealed class SourceFold(string sourceId) : StateFold<SourceState>(new JournalName(JournalNames.Source + sourceId))
{
    public override int Version => 1;

    public override SourceState Start() => new();

    public override Restored<SourceState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = SourceSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new SourceState { Definition = message.Source is null ? null : SourceFacts.ToDomain(message.Source) };
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(SourceState state)
    {
        var snapshot = new SourceSnapshot();
        if (state.Definition is { } source)
            snapshot.Source = SourceFacts.ToEntry(source);
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(SourceState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        if (fact.Sources?.Changed is not { } changed)
            throw new UnknownFactException(Journal.Value, version);
        state.Definition = SourceFacts.ToDomain(changed.Settings, version);
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(SourceSnapshot.Parser, expected, actual);
}
