using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Shares;

/// <summary>What a caller is answered who revoked a share: how it was created too, which the fact does not say.</summary>
internal sealed class RevokedAnswers : IAnswerForm<ShareReading>
{
    public static readonly RevokedAnswers Form = new();

    public ByteString Write(ShareReading answer) => new ShareEntry
    {
        Created = new ShareCreated { ShareId = answer.Share.ShareId, Note = answer.Share.Note, ExpiresAtMicros = answer.Share.ExpiresAtMicros },
        CreatedAtMicros = answer.Share.CreatedAtMicros,
        CreatedBy = answer.Share.CreatedBy,
    }.ToByteString();

    public ShareReading Read(Fact fact, long version)
    {
        var entry = ShareEntry.Parser.ParseFrom(fact.Request.Answer);
        return new(ShareFacts.ToShare(entry) with { RevokedAtMicros = fact.RecordedAtMicros, RevokedBy = fact.Principal }, version);
    }
}
