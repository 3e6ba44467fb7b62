using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Certificates;

internal sealed class PartnerCertificates(IGrainContextAccessor context) : PartnerExtension(context), IPartnerCertificates
{
    private static readonly CertificateBook Nothing = new();

    public Task<Answer<KeptCertificates>> List(BusinessDay? day, string code, int graceDays, int pageSize, string after) => Partner.InTurnAsync(partner =>
    {
        if (partner.Life is not { } life)
            return ValueTask.FromResult(Answer<KeptCertificates>.Refuse(Unknown()));
        var (book, on, size) = (partner.Part<CertificateBook>() ?? Nothing, day ?? life.DayOf(Partner.NowMicros), Pages.Size(pageSize));
        var page = book.All.Where(certificate => (code.Length == 0 || certificate.Issue.Code == code) && certificate.Issue.IssuedOn <= on && string.CompareOrdinal(certificate.RecordId, after) > 0)
            .Take(size + 1).ToList();
        var last = page.Count > size ? page[size - 1].RecordId : "";
        var counts = book.CountsOn(on, graceDays).Where(count => code.Length == 0 || count.Code == code);
        return ValueTask.FromResult(Answer<KeptCertificates>.Of(new KeptCertificates(on, [.. page.Take(size)], last, [.. counts]), Partner.Ticket));
    }, CancellationToken.None);

    public Task<Answer<Certificate>> Revoke(RevokeCertificate command, RequestStamp request) => Partner.ChangeAsync(
        "RevokeCertificate", request, CertificateAnswers.Form, partner => ValueTask.FromResult(Decide(command, partner)), CancellationToken.None);

    private Decision<Certificate> Decide(RevokeCertificate command, FoldedPartner partner)
    {
        if (partner.Life is not { } life)
            return Unknown();
        var (book, now) = (partner.Part<CertificateBook>(), Partner.NowMicros);
        var outcome = command.Decide(book, life.DayOf(now));
        if (outcome.IsRefused)
            return outcome.Refusal;
        var fact = new Fact { RecordedAtMicros = now, Certificates = new CertificatesFact { Revoked = CertificateFacts.ToFact(outcome.Value) } };
        return new Decision<Certificate>(fact, CertificateBook.After(book!.Find(command.RecordId)!, outcome.Value, Partner.Version + 1), null);
    }
}
