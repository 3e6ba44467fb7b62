using ChannelGrains.Domain.Evidence;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Evidence;

internal sealed class PartnerEvidence(IGrainContextAccessor context, EvidenceLookup lookup, EvidenceInstruments instruments) : PartnerExtension(context), IPartnerEvidence
{
    public Task<Answer<EvidenceReading>> Receive(ReceiveEvidence command, RequestStamp request) => Partner.ChangeAsync(
        "UploadEvidence", request, EvidenceFileFacts.ReceivedAnswers,
        partner => partner.Life is null ? ValueTask.FromResult<Decision<EvidenceReading>>(Unknown()) : DecideAsync(command, partner, request.Principal), CancellationToken.None);

    public async Task<Answer<EvidenceReading>> Find(string sha256)
    {
        var file = (await lookup.FindAsync(Partner, [sha256], CancellationToken.None)).GetValueOrDefault(sha256);
        return file is null
            ? Answer<EvidenceReading>.Refuse(Refusal.NotFound("EVIDENCE_NOT_FOUND", $"No file {sha256} is kept for partner {Partner.PartnerId}. Upload it."))
            : Answer<EvidenceReading>.Of(new EvidenceReading(file, file.Claims[^1].Version), default);
    }

    public async Task<Answer<ListedEvidence>> List(string after, int size) =>
        Answer<ListedEvidence>.Of(await lookup.PageAsync(Partner, after, Pages.Size(size), CancellationToken.None), default);

    private async ValueTask<Decision<EvidenceReading>> DecideAsync(ReceiveEvidence command, FoldedPartner partner, string principal)
    {
        var file = (await lookup.FindAsync(Partner, [command.Sha256], CancellationToken.None)).GetValueOrDefault(command.Sha256);
        if (command.Decide(partner.Part<EvidenceBook>(), file, principal) is not { } outcome)
            return new(null, new EvidenceReading(file!, (file!.Of(principal) ?? file.Claims[0]).Version), null);
        if (outcome.IsRefused)
            return outcome.Refusal;
        var (received, version, now) = (outcome.Value, Partner.Version + 1, Partner.NowMicros);
        var claim = new EvidenceClaim(principal, now, received, version);
        var claimed = file?.With(claim) ?? new EvidenceFile([claim]);
        var index = new IndexWrites();
        index.Put(EvidenceKeys.File(Partner.PartnerId, command.Sha256), EvidenceFileFacts.ToEntry(claimed));
        index.Put(EvidenceKeys.Claim(command.Sha256, Partner.PartnerId), []);
        var fact = new Fact { RecordedAtMicros = now, Evidence = EvidenceFileFacts.ToFact(received) };
        return new(fact, new EvidenceReading(claimed, version), null, index) { WhenRecorded = () => instruments.OnReceived(received.SizeBytes) };
    }
}
