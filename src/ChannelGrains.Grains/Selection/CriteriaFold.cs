using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Selection;

/// <summary>The fold of the criteria's journal, and its snapshots.</summary>
internal sealed class CriteriaFold() : StateFold<CriteriaState>(new JournalName(SelectionKeys.Criteria))
{
    public override int Version => 1;

    public override CriteriaState Start() => new();

    public override Restored<CriteriaState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = CriteriaSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new CriteriaState();
        if (message.Criteria is { } criteria)
            state.Criteria = SelectionFacts.ToDomain(criteria, message.Version);
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(CriteriaState state)
    {
        var snapshot = new CriteriaSnapshot { Version = state.Criteria.Version };
        if (state.Criteria.Version > 0)
            snapshot.Criteria = SelectionFacts.ToFact(state.Criteria);
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(CriteriaState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        if (fact.Selection?.CriteriaDefined is not { } defined)
            throw new UnknownFactException(Journal.Value, version);
        state.Criteria = SelectionFacts.ToDomain(defined, version);
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(CriteriaSnapshot.Parser, expected, actual);
}
