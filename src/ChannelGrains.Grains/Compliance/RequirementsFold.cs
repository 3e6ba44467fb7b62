using ChannelGrains.Domain.Compliance;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Compliance;

/// <summary>The fold of the journal of the requirements, and its snapshots.</summary>
internal sealed class RequirementsFold() : StateFold<RequirementsState>(new JournalName(ComplianceKeys.Requirements))
{
    public override int Version => 1;

    public override RequirementsState Start() => new();

    public override Restored<RequirementsState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = RequirementsSnapshot.Parser.ParseFrom(snapshot.Span);
        var requirements = message.Requirements.Aggregate(Requirements.None, (all, one) => all.With(ComplianceFacts.ToDomain(one.Put, one.Version)));
        var state = new RequirementsState { Requirements = requirements with { Version = message.Version } };
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(RequirementsState state)
    {
        var snapshot = new RequirementsSnapshot { Version = state.Requirements.Version };
        snapshot.Requirements.AddRange(state.Requirements.All.Values.Select(one => new RequirementSnapshot { Put = ComplianceFacts.ToFact(one), Version = one.Version }));
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(RequirementsState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        if (fact.Compliance?.RequirementPut is not { } put)
            throw new UnknownFactException(Journal.Value, version);
        state.Requirements = state.Requirements.With(ComplianceFacts.ToDomain(put, version));
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(RequirementsSnapshot.Parser, expected, actual);
}
