using ChannelGrains.Domain.Shares;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Shares;

/// <summary>A partner's shares in its journal.</summary>
internal sealed class SharesSection : StatefulSection
{
    public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Shares;

    public override int FoldVersion => 1;

    public override bool Apply(FoldedPartner partner, Fact fact, long version)
    {
        if (ShareFacts.ToDomain(fact.Shares) is not { } happened)
            return false;
        partner.PartOrNew<ShareBook>().Apply(happened, version, fact.RecordedAtMicros);
        return true;
    }

    public override ByteString Capture(FoldedPartner partner)
    {
        var snapshot = new SharesSnapshot();
        foreach (var share in partner.Part<ShareBook>()?.Live ?? [])
            snapshot.Live.Add(new LiveShareSnapshot { ShareId = share.ShareId, Version = share.Version, ExpiresAtMicros = share.ExpiresAtMicros });
        return snapshot.ToByteString();
    }

    public override void Restore(FoldedPartner partner, ByteString part)
    {
        var book = partner.PartOrNew<ShareBook>();
        foreach (var share in SharesSnapshot.Parser.ParseFrom(part).Live)
            book.Set(new LiveShare(share.ShareId, share.Version, share.ExpiresAtMicros));
    }

    public override IEnumerable<string> Differences(ByteString expected, ByteString actual) => SnapshotDifferences.Of(SharesSnapshot.Parser, expected.Span, actual.Span);
}
