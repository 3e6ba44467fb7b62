using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using CertificateIssued = ChannelGrains.Journal.V1.CertificateIssued;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Certificates;

/// <summary>Certificates between the domain and their durable form.</summary>
internal static class CertificateFacts
{
    public static CertificateIssued ToFact(CertificateIssue issue)
    {
        var fact = new CertificateIssued { Code = issue.Code, Person = issue.Person, IssuedOn = issue.IssuedOn.DaysSinceEpoch };
        if (issue.ExpiresOn is { } expires)
            fact.ExpiresOn = expires.DaysSinceEpoch;
        return fact;
    }

    public static CertificateIssue ToDomain(CertificateIssued fact) =>
        new(fact.Code, fact.Person, new BusinessDay(fact.IssuedOn), fact.HasExpiresOn ? new BusinessDay(fact.ExpiresOn) : null);

    public static Stored.CertificateRevoked ToFact(CertificateRevoked revoked) =>
        new() { RecordId = revoked.RecordId, RevokedOn = revoked.RevokedOn.DaysSinceEpoch, Reason = revoked.Reason };

    public static CertificateRevoked ToDomain(Stored.CertificateRevoked fact) => new(fact.RecordId, new BusinessDay(fact.RevokedOn), fact.Reason);

    public static Stored.CertificateSnapshot ToSnapshot(Certificate certificate)
    {
        var snapshot = new Stored.CertificateSnapshot
        {
            RecordId = certificate.RecordId,
            Issued = ToFact(certificate.Issue),
            Withdrawn = certificate.IsWithdrawn,
            Reason = certificate.Revoked?.Reason ?? "",
            Version = certificate.Version,
        };
        if (certificate.Revoked is { } revoked)
            snapshot.RevokedOn = revoked.RevokedOn.DaysSinceEpoch;
        return snapshot;
    }

    public static Certificate ToDomain(Stored.CertificateSnapshot snapshot) => new(snapshot.RecordId, ToDomain(snapshot.Issued), snapshot.Version)
    {
        IsWithdrawn = snapshot.Withdrawn,
        Revoked = snapshot.HasRevokedOn ? new CertificateRevoked(snapshot.RecordId, new BusinessDay(snapshot.RevokedOn), snapshot.Reason) : null,
    };
}
