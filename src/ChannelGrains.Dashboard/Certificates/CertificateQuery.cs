using System.Globalization;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Dashboard.Certificates;

/// <summary>Which certificates of a partner were chosen, as it stands in an address.</summary>
internal static class CertificateQuery
{
    public const int PageSize = 100;

    /// <summary>Days within which what ends does so soon; the first one where nothing is chosen.</summary>
    public static readonly string[] Within = ["30", "7", "90"];

    public static int WithinDays(string? chosen) => int.Parse(Within.Contains(chosen) ? chosen! : Within[0], CultureInfo.InvariantCulture);

    public static IEnumerable<Certificate> Of(IEnumerable<Certificate> all, string? state) =>
        Terms.Read<CertificateState>(state) is var chosen and not CertificateState.Unspecified ? all.Where(one => one.State == chosen) : all;

    /// <summary>How many come before the page that an address names.</summary>
    public static int Before(string? page) => int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : 0;
}
