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

    public override int FoldVersion => 1;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (LifecycleFacts.ToDomain(fact.Lifecycle) is not { } happened)
            return false;
        partner.Life = PartnerLife.Apply(partner.Life, happened, fact.RecordedAtMicros, version);
        return true;
    }

    public override ByteString Capture(FoldedPartner partner) => partner.Life is { } life ? UnsafeByteOperations.UnsafeWrap(life.ToBytes()) : ByteString.Empty;

    public override void Restore(FoldedPartner partner, ByteString part) => partner.Life = PartnerLife.Read(part.Span);

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) =>
        [SnapshotDifferences.Say("the partner", Text(expected), Text(actual))];

    private static string? Text(ByteString part)
    {
        if (part.IsEmpty)
            return null;
        var life = PartnerLife.Read(part.Span);
        return $"{life.On(life.DayOf(life.CreatedAtMicros))}, with {life.Placements.Length} placements";
    }
}
