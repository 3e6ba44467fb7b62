using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Payments;

/// <summary>A partner's payee in its journal.</summary>
internal sealed class PaymentsSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Payments;

    public override int FoldVersion => 1;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (PayeeFacts.ToDomain(fact.Payments) is not { } happened)
            return false;
        var part = partner.PartOrNew<PayeePart>();
        part.Book = part.Book.With(happened, version, fact.Principal, fact.RecordedAtMicros);
        return true;
    }

    public override ByteString Capture(FoldedPartner partner) =>
        partner.Part<PayeePart>() is { } part ? PayeeFacts.Capture(part.Book).ToByteString() : ByteString.Empty;

    public override void Restore(FoldedPartner partner, ByteString part) =>
        partner.PartOrNew<PayeePart>().Book = PayeeFacts.Restore(PayeeSnapshot.Parser.ParseFrom(part));

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) => SnapshotDifferences.Of(PayeeSnapshot.Parser, expected.Span, actual.Span);
}
