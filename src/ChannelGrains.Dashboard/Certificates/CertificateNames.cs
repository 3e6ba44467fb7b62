using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Forms.V1;
using Microsoft.Extensions.Localization;
using NodaTime;
using NodaTime.Text;

namespace ChannelGrains.Dashboard.Certificates;

/// <summary>How certificates stand, in the reader's language.</summary>
internal sealed class CertificateNames(IStringLocalizer<CertificatesTexts> texts)
{
    /// <summary>Those that a list without days of grace has.</summary>
    public IReadOnlyList<(string Value, string Text)> States => [.. EnumValues.All<CertificateState>().Where(state => state != CertificateState.Grace).Select(state => (state.ToString(), Of(state)))];

    public string Of(CertificateState state) => state switch
    {
        CertificateState.Valid => texts["Holds"],
        CertificateState.Grace => texts["In days of grace"],
        CertificateState.Lapsed => texts["Lapsed"],
        CertificateState.Revoked => texts["Revoked"],
        CertificateState.Withdrawn => texts["Its record fails since"],
        _ => Format.None,
    };

    public static string Tone(CertificateState state) => state switch { CertificateState.Valid => "good", CertificateState.Grace => "warn", _ => "bad" };

    /// <summary>Days from one to the last on which it holds; null where it has no end, or does not hold.</summary>
    public static int? DaysLeft(Certificate certificate, string day) =>
        certificate.State == CertificateState.Valid && Date(certificate.ExpiresOn) is { } last && Date(day) is { } from ? Period.DaysBetween(from, last) : null;

    private static LocalDate? Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : null;
}
