using ChannelGrains.Domain.Forms;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Forms;

/// <summary>The fold of the forms' journal, and its snapshots. What a form says stays in its record.</summary>
internal sealed class FormsFold() : StateFold<FormsState>(new JournalName(JournalNames.Forms))
{
    public override int Version => 1;

    public override FormsState Start() => new();

    public override Restored<FormsState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = FormsSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new FormsState();
        foreach (var head in message.Forms)
            state.Forms.Set(new(head.FormId, head.Version, head.JournalVersion));
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(FormsState state)
    {
        var snapshot = new FormsSnapshot();
        snapshot.Forms.AddRange(state.Forms.All.Select(head => new FormHeadSnapshot { FormId = head.FormId, Version = head.Version, JournalVersion = head.JournalVersion }));
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(FormsState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        if (fact.Forms?.FormPut is not { } put)
            throw new UnknownFactException(Journal.Value, version);
        state.Forms.Set(new FormHead(put.FormId, put.Version, version));
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(FormsSnapshot.Parser, expected, actual);
}
