using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Certificates;

/// <summary>The certificates of one partner. Not for several threads at once.</summary>
public sealed class CertificateBook
{
    private readonly SortedDictionary<string, Certificate> _certificates = new(StringComparer.Ordinal);

    /// <summary>By the record that issued them.</summary>
    public IReadOnlyCollection<Certificate> All => _certificates.Values;

    public Certificate? Find(string recordId) => _certificates.GetValueOrDefault(recordId);

    public IEnumerable<Certificate> Of(string code) => _certificates.Values.Where(certificate => certificate.Issue.Code == code);

    /// <summary>By code, of those codes of which somebody holds one.</summary>
    public IReadOnlyList<CodeCount> CountsOn(BusinessDay day, int graceDays) =>
    [
        .. _certificates.Values.Where(certificate => certificate.Days(graceDays) is { } days && days.Holds(day)).GroupBy(certificate => certificate.Issue.Code, StringComparer.Ordinal)
            .Select(code => new CodeCount(code.Key, code.DistinctBy(certificate => certificate.Issue.Person).Count())).OrderBy(code => code.Code, StringComparer.Ordinal),
    ];

    /// <summary>CERTIFICATES_FULL where another one would drive out one that may still count.</summary>
    public Refusal? CheckRoom(string recordId, CertificateIssue? issue, BusinessDay today) =>
        issue is not null && _certificates.Count >= CertificateLimits.MaxCertificates && Find(recordId) is null && EndOf(First()) >= today
            ? Refusal.ResourceExhausted("CERTIFICATES_FULL", $"{_certificates.Count} certificates of the partner count, and no more are kept: revoke those of people who have left.")
            : null;

    /// <summary>A record issues one, or a change of it does again; what was revoked stays so.</summary>
    public void Issue(string recordId, CertificateIssue issue, long version)
    {
        Set(new Certificate(recordId, issue, version) { Revoked = Find(recordId)?.Revoked });
        if (_certificates.Count > CertificateLimits.MaxCertificates)
            _certificates.Remove(First().RecordId);
    }

    /// <summary>A change of a record withdraws what it issued, if anything.</summary>
    public void Withdraw(string recordId, long version)
    {
        if (Find(recordId) is { IsWithdrawn: false } known)
            Set(known with { IsWithdrawn = true, Version = version });
    }

    public void Apply(CertificateRevoked revoked, long version)
    {
        if (Find(revoked.RecordId) is { } known)
            Set(After(known, revoked, version));
    }

    /// <summary>What a certificate is once it is revoked.</summary>
    public static Certificate After(Certificate known, CertificateRevoked revoked, long version) => known with { Revoked = revoked, Version = version };

    /// <summary>Puts what a snapshot has.</summary>
    public void Set(Certificate certificate) => _certificates[certificate.RecordId] = certificate;

    /// <summary>The one that ends first.</summary>
    private Certificate First() => _certificates.Values.MinBy(EndOf)!;

    private static BusinessDay EndOf(Certificate certificate) => certificate.Days(CertificateLimits.MaxGraceDays)?.Last ?? BusinessDay.SinceEver;
}
