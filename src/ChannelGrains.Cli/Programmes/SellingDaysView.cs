using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Programmes;

/// <summary>Selling days for people.</summary>
internal static class SellingDaysView
{
    private const int Shown = 5;

    public static IRenderable Line(SellingDays days, string what) => Tables.Line($"{Region(days)}: {what}, {Weekdays(days)}");

    public static IRenderable Of(IReadOnlyList<SellingDays> regions)
    {
        if (regions.Count == 0)
            return Tables.Line("Every day is a selling day: none were set.");
        var table = Tables.Create("region", "weekdays", "holidays", "extra days", "etag");
        foreach (var days in regions)
            table.Row(
                Region(days), Weekdays(days), Some([.. days.Holidays.Select(holiday => $"{holiday.Date} {holiday.Name}".TrimEnd())]), Some(days.ExtraDays), days.Etag);
        return table;
    }

    private static string Region(SellingDays days) => Figures.Or(days.Region, "everywhere");

    private static string Weekdays(SellingDays days) => string.Join(" ", days.Weekdays.Select(day => EnumNames.Of(day)[..3]));

    /// <summary>The first ones; JSON has all.</summary>
    private static string Some(IReadOnlyList<string> texts) =>
        string.Join(", ", texts.Take(Shown)) + (texts.Count > Shown ? $" and {Figures.Of(texts.Count - Shown)} more" : "");
}
