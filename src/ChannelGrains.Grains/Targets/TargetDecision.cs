using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Targets;

/// <summary>A decided target as a fact, with its answer and its entry in the list of targets.</summary>
internal static class TargetDecision
{
    public static Decision<TargetVersion> Of(Outcome<Domain.Targets.TargetSet> outcome, long version, long nowMicros, string principal)
    {
        if (outcome.IsRefused)
            return outcome.Refusal;
        var target = new TargetVersion(outcome.Value, version, nowMicros, principal);
        var index = new IndexWrites();
        var listed = target with { Set = target.Set with { Weights = TargetWeights.Unsaid } };
        index.Put(TargetNames.IndexKey(target.Year.Id, target.Set.Scope), TargetSnapshots.Capture(listed).ToByteArray());
        return new Decision<TargetVersion>(
            new Fact { RecordedAtMicros = nowMicros, Targets = new TargetsFact { Set = TargetFacts.ToFact(outcome.Value) } }, target, null, index);
    }
}
