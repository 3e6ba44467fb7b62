using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Tools;

/// <summary>The fold of the tools' journal, and its snapshots.</summary>
internal sealed class ToolsFold() : StateFold<ToolsState>(new JournalName(JournalNames.Tools))
{
    public override int Version => 1;

    public override ToolsState Start() => new();

    public override Restored<ToolsState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = ToolsSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new ToolsState();
        foreach (var tool in message.Tools)
            state.Tools.Set(ToolFacts.ToDomain(tool));
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(ToolsState state)
    {
        var snapshot = new ToolsSnapshot();
        snapshot.Tools.AddRange(state.Tools.All.Select(ToolFacts.ToFact));
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(ToolsState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        if (fact.Tools?.ToolPut is not { } put)
            throw new UnknownFactException(Journal.Value, version);
        state.Tools.Set(ToolFacts.ToDomain(put));
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(ToolsSnapshot.Parser, expected, actual);
}
