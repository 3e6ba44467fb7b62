using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Certificates;

/// <summary>A certificate of a person of a partner.</summary>
/// <param name="RecordId">The record that issued it, which names it.</param>
/// <param name="Issue">As that record, or its last change, issued it.</param>
/// <param name="Version">Version of the partner's journal that issued or changed it last.</param>
[GenerateSerializer, Immutable]
public sealed record Certificate([property: Id(0)] string RecordId, [property: Id(1)] CertificateIssue Issue, [property: Id(2)] long Version)
{
    /// <summary>A change of the record withdrew it.</summary>
    [Id(3)]
    public bool IsWithdrawn { get; init; }

    /// <summary>Null while it is not revoked.</summary>
    [Id(4)]
    public CertificateRevoked? Revoked { get; init; }

    /// <summary>The days on which it counts; null where it never does.</summary>
    /// <param name="graceDays">Days after its last one on which it still counts.</param>
    public CertifiedSpan? Days(int graceDays)
    {
        if (IsWithdrawn)
            return null;
        var last = Issue.ExpiresOn?.AddDays(graceDays) ?? BusinessDay.Last;
        if (Revoked is { } revoked)
            last = BusinessDay.Min(last, revoked.RevokedOn.AddDays(-1));
        return last < Issue.IssuedOn ? null : new CertifiedSpan(Issue.IssuedOn, last);
    }

    public CertificateState StateOn(BusinessDay day, int graceDays)
    {
        if (IsWithdrawn)
            return CertificateState.Withdrawn;
        if (Revoked is { } revoked && revoked.RevokedOn <= day)
            return CertificateState.Revoked;
        if (Issue.ExpiresOn is not { } expires || day <= expires)
            return CertificateState.Valid;
        return day <= expires.AddDays(graceDays) ? CertificateState.Grace : CertificateState.Lapsed;
    }
}
