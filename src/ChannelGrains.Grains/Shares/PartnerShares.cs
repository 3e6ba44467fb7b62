using System.Text;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Shares;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Shares;

internal sealed class PartnerShares(IGrainContextAccessor context) : PartnerExtension(context), IPartnerShares
{
    private static readonly ShareBook Nothing = new();

    public Task<Answer<ShareReading>> Create(CreateShare command, RequestStamp request) => Partner.ChangeAsync(
        "CreateShare", request, ShareFacts.CreatedAnswers,
        partner => ValueTask.FromResult(partner.Life is null ? Unknown() : DecideCreated(command, partner.Part<ShareBook>() ?? Nothing, request.Principal)), CancellationToken.None);

    public Task<Answer<ShareReading>> Revoke(string shareId, RequestStamp request) => Partner.ChangeAsync(
        "RevokeShare", request, RevokedAnswers.Form,
        partner => partner.Life is null ? ValueTask.FromResult<Decision<ShareReading>>(Unknown()) : DecideRevokedAsync(shareId, request.Principal), CancellationToken.None);

    public async Task<Answer<ListedShares>> List(int pageSize, long before)
    {
        if (!await Partner.ReadDurableAsync(partner => partner.Life is not null, CancellationToken.None))
            return Answer<ListedShares>.Refuse(Unknown());
        var size = Pages.Size(pageSize);
        var after = before > 0 ? ShareKeys.OfPartner(Partner.PartnerId, before) : [];
        var entries = await Partner.Store.ScanIndexAsync(ShareKeys.OfPartner(Partner.PartnerId), after, size, descending: true, CancellationToken.None);
        var reads = new IndexReads();
        foreach (var entry in entries)
            reads.Add(ShareKeys.Share(Encoding.UTF8.GetString(entry.Value.Span)));
        await Partner.Store.ReadIndexAsync(reads, CancellationToken.None);
        var shares = Enumerable.Range(0, reads.Count).Where(reads.Found).Select(number => ShareFacts.ToShare(ShareEntry.Parser.ParseFrom(reads.Value(number))));
        var last = entries.Count < size ? 0 : ShareKeys.VersionOf(entries[^1].Key.Span);
        return Answer<ListedShares>.Of(new ListedShares([.. shares], last, Partner.NowMicros), default);
    }

    private Decision<ShareReading> DecideCreated(CreateShare command, ShareBook book, string principal)
    {
        var now = Partner.NowMicros;
        var outcome = command.Decide(book, now);
        if (outcome.IsRefused)
            return outcome.Refusal;
        var fact = new Fact { RecordedAtMicros = now, Shares = ShareFacts.ToFact(outcome.Value) };
        var (entry, version) = (ShareFacts.ToEntry(Partner.PartnerId, fact.Shares.Created, now, principal), Partner.Version + 1);
        var index = new IndexWrites();
        index.Put(ShareKeys.Share(command.ShareId), entry.ToByteArray());
        index.Put(ShareKeys.OfPartner(Partner.PartnerId, version), Encoding.UTF8.GetBytes(command.ShareId));
        return new(fact, new ShareReading(ShareFacts.ToShare(entry), version), null, index);
    }

    private async ValueTask<Decision<ShareReading>> DecideRevokedAsync(string shareId, string principal)
    {
        if (PartnerIds.Validate(shareId, "share_id") is { } invalid)
            return invalid;
        // One that was created just now may not be in the index yet.
        await Partner.WhenDurableAsync(CancellationToken.None);
        if (await ShareDirectory.ReadAsync(Partner.Store, shareId, CancellationToken.None) is not { } entry || entry.PartnerId != Partner.PartnerId)
            return Refusal.NotFound("SHARE_NOT_FOUND", $"The partner has no share {shareId}. Check the id against the list of shares.");
        if (entry.HasRevokedAtMicros)
            return new(null, new ShareReading(ShareFacts.ToShare(entry), Partner.Version), null);
        (entry.RevokedAtMicros, entry.RevokedBy) = (Partner.NowMicros, principal);
        var index = new IndexWrites();
        index.Put(ShareKeys.Share(shareId), entry.ToByteArray());
        var fact = new Fact { RecordedAtMicros = entry.RevokedAtMicros, Shares = ShareFacts.ToFact(new Domain.Shares.ShareRevoked(shareId)) };
        return new(fact, new ShareReading(ShareFacts.ToShare(entry), Partner.Version + 1), null, index);
    }
}
