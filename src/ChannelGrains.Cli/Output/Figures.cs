using System.Globalization;
using ChannelGrains.Kpi.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Type;

namespace ChannelGrains.Cli.Output;

/// <summary>Figures as people read them. Display only: JSON carries them as they came.</summary>
internal static class Figures
{
    public static string Of(Money? money) => money is null ? "" : Decimal(money.Units + (money.Nanos / 1_000_000_000m), 2);

    public static bool HasValue(Money? money) => money is not null && (money.Units, money.Nanos) != (0, 0);

    public static string Of(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Units(SalesMeasures measures) =>
        decimal.TryParse(measures.Units, NumberStyles.Number, CultureInfo.InvariantCulture, out var units) ? units.ToString("#,0.###", CultureInfo.InvariantCulture) : measures.Units;

    public static string Percent(Ratio? ratio) => ratio is { HasValue: true } && decimal.TryParse(
        ratio.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
        ? (value * 100).ToString("#,0.00", CultureInfo.InvariantCulture) + " %"
        : "-";

    public static string Of(Timestamp? time) =>
        time?.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "";

    public static string Or(string text, string other) => text.Length > 0 ? text : other;

    private static string Decimal(decimal value, int places) =>
        value.ToString("#,0." + new string('0', places) + "######", CultureInfo.InvariantCulture);
}
