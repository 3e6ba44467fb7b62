using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using Certificate = ChannelGrains.Domain.Certificates.Certificate;
using Wire = ChannelGrains.Forms.V1;

namespace ChannelGrains.Gateway.Certificates;

/// <summary>Certificates between the wire and the domain.</summary>
internal static class CertificateMessages
{
    public static Wire.Certificate ToMessage(string partnerId, Certificate certificate, BusinessDay day, int graceDays) => new()
    {
        PartnerId = partnerId,
        RecordId = certificate.RecordId,
        Code = certificate.Issue.Code,
        PersonHash = $"{certificate.Issue.Person:x16}",
        IssuedOn = certificate.Issue.IssuedOn.ToString(),
        ExpiresOn = certificate.Issue.ExpiresOn?.ToString() ?? "",
        State = (Wire.CertificateState)certificate.StateOn(day, graceDays),
        RevokedOn = certificate.Revoked?.RevokedOn.ToString() ?? "",
        Reason = certificate.Revoked?.Reason ?? "",
        JournalVersion = certificate.Version,
    };

    /// <summary>Null for an empty one.</summary>
    public static BusinessDay? Day(string text)
    {
        if (text.Length == 0)
            return null;
        return BusinessDay.TryParse(text, out var day)
            ? day
            : throw RefusalStatus.ToException(Refusal.InvalidArgument("DATE", $"day '{text}' is no date: write yyyy-mm-dd.", "day"));
    }
}
