using ChannelGrains.Domain.Shares;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Shares;

/// <summary>Shares between the domain and their durable form.</summary>
internal static class ShareFacts
{
    /// <summary>What a caller is answered who created a share.</summary>
    public static readonly FactAnswers<ShareReading> CreatedAnswers = new((fact, version) => new(ToShare(fact), version));

    public static SharesFact ToFact(ShareFact fact) => fact switch
    {
        Domain.Shares.ShareCreated created => new SharesFact { Created = ToFact(created) },
        Domain.Shares.ShareRevoked revoked => new SharesFact { Revoked = new Stored.ShareRevoked { ShareId = revoked.ShareId } },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    /// <summary>Null for a kind that this version does not know.</summary>
    public static ShareFact? ToDomain(SharesFact fact) => fact.KindCase switch
    {
        SharesFact.KindOneofCase.Created => new Domain.Shares.ShareCreated(
            fact.Created.ShareId, fact.Created.SecretSha256.ToByteArray(), fact.Created.Note, fact.Created.ExpiresAtMicros),
        SharesFact.KindOneofCase.Revoked => new Domain.Shares.ShareRevoked(fact.Revoked.ShareId),
        _ => null,
    };

    /// <summary>What the index has of a share that was created.</summary>
    public static ShareEntry ToEntry(string partnerId, Stored.ShareCreated created, long atMicros, string by) =>
        new() { PartnerId = partnerId, Created = created, CreatedAtMicros = atMicros, CreatedBy = by };

    public static Share ToShare(ShareEntry entry) => new(
        entry.Created.ShareId, entry.Created.Note, entry.CreatedAtMicros, entry.CreatedBy, entry.Created.ExpiresAtMicros,
        entry.HasRevokedAtMicros ? entry.RevokedAtMicros : null, entry.RevokedBy);

    private static Share ToShare(Fact fact) => ToShare(ToEntry("", fact.Shares.Created, fact.RecordedAtMicros, fact.Principal));

    private static Stored.ShareCreated ToFact(Domain.Shares.ShareCreated created) => new()
    {
        ShareId = created.ShareId,
        SecretSha256 = ByteString.CopyFrom(created.SecretSha256),
        Note = created.Note,
        ExpiresAtMicros = created.ExpiresAtMicros,
    };
}
