using ChannelGrains.Domain.Actions;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Actions;

/// <summary>What somebody must do for a partner in its journal, also where a fact of another kind has it opened.</summary>
internal sealed class ActionsSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Actions;

    public override int FoldVersion => 1;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (ActionFacts.ToDomain(fact.Actions) is not { } happened)
            return false;
        partner.PartOrNew<ActionBook>().Apply(partner.Life!.PartnerId, happened, ActionFacts.StampOf(fact, version));
        return true;
    }

    public override void ApplyBeside(FoldedPartner partner, Fact fact, long version)
    {
        if (fact.OpenedAction is { } opened)
            partner.PartOrNew<ActionBook>().Apply(partner.Life!.PartnerId, ActionFacts.ToDomain(opened), ActionFacts.StampOf(fact, version));
    }

    public override ByteString Capture(FoldedPartner partner) => partner.Part<ActionBook>() is { } book ? ActionSnapshots.Capture(book).ToByteString() : ByteString.Empty;

    public override void Restore(FoldedPartner partner, ByteString part) => ActionSnapshots.Restore(partner.PartOrNew<ActionBook>(), ActionsSnapshot.Parser.ParseFrom(part));

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) => SnapshotDifferences.Of(ActionsSnapshot.Parser, expected.Span, actual.Span);
}
