using System.Globalization;
using Google.Type;

namespace ChannelGrains.Fleet.Settling;

/// <summary>Amounts as the API and people write them.</summary>
internal static class Amounts
{
    public const long MicrosOfAFen = 10_000;

    /// <summary>Billionths of CNY as the decimal of the API.</summary>
    public static string Exact(long billionths) => Text(billionths / 1_000_000_000m);

    /// <summary>Micros of CNY as the decimal of the API.</summary>
    public static string Micros(long micros) => Text(micros / 1_000_000m);

    /// <summary>Fen as people read them.</summary>
    public static string Yuan(long fen) => (fen / 100m).ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>A rate in thousandths as the decimal of the API.</summary>
    public static string Rate(int thousandths) => Text(thousandths / 1_000m);

    /// <summary>A decimal as the API writes it: without needless zeros.</summary>
    public static string Text(decimal value) => value.ToString("0.#########", CultureInfo.InvariantCulture);

    public static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    public static decimal Of(Money? money) => money is null ? 0 : money.Units + (money.Nanos / 1_000_000_000m);

    /// <summary>A decimal of the API.</summary>
    public static decimal Parse(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
