using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Certificates;

/// <summary>Takes a certificate back, as of somebody who has left.</summary>
/// <param name="RecordId">The record that issued it.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable]
public sealed record RevokeCertificate([property: Id(0)] string RecordId, [property: Id(1)] string Reason)
{
    /// <summary>Refused, in this order: INVALID_ID, REASON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, CERTIFICATE_NOT_FOUND, CERTIFICATE_STATE.</summary>
    /// <param name="book">The partner's certificates; null for none.</param>
    /// <param name="today">The partner's business day.</param>
    public Outcome<CertificateRevoked> Decide(CertificateBook? book, BusinessDay today)
    {
        if (PartnerIds.Validate(RecordId, "record_id") is { } invalid)
            return invalid;
        if (string.IsNullOrWhiteSpace(Reason))
            return Refusal.InvalidArgument("REASON_EMPTY", "reason is empty: say why, for those who read it later.", "reason");
        if (Notes.Check(Reason, "reason") is { } text)
            return text;
        if (book?.Find(RecordId) is not { } known)
            return Refusal.NotFound("CERTIFICATE_NOT_FOUND", $"No record {RecordId} of the partner has issued a certificate. Check the id against the list of certificates.");
        return known.IsWithdrawn || known.Revoked is not null
            ? Refusal.FailedPrecondition("CERTIFICATE_STATE", $"The certificate of record {RecordId} is {known.StateOn(today, 0).ToString().ToUpperInvariant()} already: there is nothing to revoke.")
            : new CertificateRevoked(RecordId, today, Reason);
    }
}
