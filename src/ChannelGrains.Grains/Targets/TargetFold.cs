using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Targets;

/// <summary>The fold of the journal of a scope's targets, and its snapshots.</summary>
internal sealed class TargetFold(string key) : StateFold<TargetState>(new JournalName(JournalNames.Target + key))
{
    public override int Version => 1;

    public override TargetState Start() => new();

    public override Restored<TargetState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = TargetSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new TargetState { Scope = message.Scope is null ? null : TargetFacts.ToDomain(message.Scope) };
        TargetSnapshots.Restore(state.Book, message.Book);
        foreach (var allocation in message.Allocations.Select(TargetSnapshots.ToDomain))
            state.Allocations.Add(allocation.FirstMonth, allocation);
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(TargetState state)
    {
        var snapshot = new TargetSnapshot { Scope = state.Scope is { } scope ? TargetFacts.ToFact(scope) : null, Book = TargetSnapshots.Capture(state.Book) };
        snapshot.Allocations.AddRange(state.Allocations.Values.Select(TargetSnapshots.Capture));
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(TargetState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        switch (fact.Targets?.KindCase)
        {
            case TargetsFact.KindOneofCase.Set:
                var set = TargetFacts.ToDomain(fact.Targets.Set);
                state.Scope = set.Scope;
                state.Book.Apply(set, version, fact.RecordedAtMicros, fact.Principal);
                break;
            case TargetsFact.KindOneofCase.Allocated:
                var allocation = Allocation.Of(TargetFacts.ToDomain(fact.Targets.Allocated), version);
                state.Allocations[allocation.FirstMonth] = allocation;
                break;
            case TargetsFact.KindOneofCase.AllocationApplied:
                var applied = TargetFacts.ToDomain(fact.Targets.AllocationApplied);
                state.Allocations[applied.FirstMonth] = state.Allocations[applied.FirstMonth] with { Applied = applied };
                break;
            default:
                throw new UnknownFactException(Journal.Value, version);
        }
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(TargetSnapshot.Parser, expected, actual);
}
