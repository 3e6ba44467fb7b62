using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.FormPlans;

/// <summary>The fold of the plans' journal, and its snapshots.</summary>
internal sealed class PlansFold() : StateFold<PlansState>(new JournalName(JournalNames.Plans))
{
    public override int Version => 1;

    public override PlansState Start() => new();

    public override Restored<PlansState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = PlansSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new PlansState();
        foreach (var plan in message.Plans)
            state.Plans.Set(PlanFacts.ToDomain(plan));
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(PlansState state)
    {
        var snapshot = new PlansSnapshot();
        snapshot.Plans.AddRange(state.Plans.All.Select(PlanFacts.ToFact));
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(PlansState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        if (fact.Plans?.PlanPut is not { } put)
            throw new UnknownFactException(Journal.Value, version);
        state.Plans.Set(PlanFacts.ToDomain(put));
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(PlansSnapshot.Parser, expected, actual);
}
