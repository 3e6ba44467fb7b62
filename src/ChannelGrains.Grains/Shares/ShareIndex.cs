using System.Text;
using ChannelGrains.Domain.Shares;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Shares;

/// <summary>The live shares of a partner in the index.</summary>
internal sealed class ShareIndex : PartnerIndex
{
    public override string What => "shares";

    public override async ValueTask<IReadOnlyList<(byte[] Key, byte[]? Value)>> EntriesAsync(
        string partnerId, FoldedPartner partner, Func<long, ValueTask<ReadOnlyMemory<byte>>> readAsync)
    {
        List<(byte[], byte[]?)> entries = [];
        foreach (var share in partner.Part<ShareBook>()?.Live ?? [])
        {
            var fact = Fact.Parser.ParseFrom((await readAsync(share.Version)).Span);
            entries.Add((ShareKeys.Share(share.ShareId), ShareFacts.ToEntry(partnerId, fact.Shares.Created, fact.RecordedAtMicros, fact.Principal).ToByteArray()));
            entries.Add((ShareKeys.OfPartner(partnerId, share.Version), Encoding.UTF8.GetBytes(share.ShareId)));
        }
        return entries;
    }
}
