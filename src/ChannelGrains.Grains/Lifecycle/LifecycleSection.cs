using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Lifecycle;

/// <summary>A partner's particulars and states in its journal.</summary>
internal sealed class LifecycleSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Lifecycle;

    public override int FoldVersion => 2;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (LifecycleFacts.ToDomain(fact.Lifecycle) is not { } happened)
            return false;
        partner.Life = PartnerLife.Apply(partner.Life, happened, fact.RecordedAtMicros, version);
        // The first record is a step of every partner, and need not be kept for each.
        if (version > 1 && happened is Domain.Partners.PartnerStateChanged or Domain.Partners.PartnerCreated)
            partner.PartOrNew<StepVersions>().Add(version);
        return true;
    }

    public override ByteString Capture(FoldedPartner partner)
    {
        if (partner.Life is not { } life)
            return ByteString.Empty;
        var snapshot = new LifecycleSnapshot { Life = UnsafeByteOperations.UnsafeWrap(life.ToBytes()) };
        if (partner.Part<StepVersions>() is { } steps)
            snapshot.StepVersions.AddRange(steps.All);
        return snapshot.ToByteString();
    }

    public override void Restore(FoldedPartner partner, ByteString part)
    {
        var snapshot = LifecycleSnapshot.Parser.ParseFrom(part);
        partner.Life = PartnerLife.Read(snapshot.Life.Span);
        foreach (var version in snapshot.StepVersions)
            partner.PartOrNew<StepVersions>().Add(version);
    }

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) =>
        [SnapshotDifferences.Say("the partner", Text(expected), Text(actual))];

    private static string? Text(ByteString part)
    {
        if (part.IsEmpty)
            return null;
        var snapshot = LifecycleSnapshot.Parser.ParseFrom(part);
        var life = PartnerLife.Read(snapshot.Life.Span);
        return $"{life.On(life.DayOf(life.CreatedAtMicros))}, with {life.Placements.Length} placements and steps at {string.Join(' ', snapshot.StepVersions)}";
    }
}
