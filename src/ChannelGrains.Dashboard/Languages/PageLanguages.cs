using System.Globalization;

namespace ChannelGrains.Dashboard.Languages;

/// <summary>The languages of the page. Texts are looked up by the culture; figures and dates are written by <c>Formats</c>, as the process knows no culture's own forms.</summary>
internal static class PageLanguages
{
    public const string Cookie = "channelgrains-language";

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh");

    /// <summary>English that is longer and marked, so that a test sees what is not translated and what has no room.</summary>
    public static CultureInfo Pseudo { get; } = CultureInfo.GetCultureInfo("qps-ploc");

    public static IReadOnlyList<CultureInfo> All { get; } = [English, Chinese, Pseudo];

    public static bool IsChinese => CultureInfo.CurrentUICulture.Name == Chinese.Name;

    public static string Tag => IsChinese ? "zh-CN" : "en";
}
