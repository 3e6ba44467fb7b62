using System.Globalization;
using ChannelGrains.Domain.Money;
using Google.Type;

namespace ChannelGrains.Gateway.Settlement.Rendering;

/// <summary>Amounts of a statement as text: all places of the currency's minor unit, and more where there are any.</summary>
internal static class StatementFigures
{
    public static string Plain(Money? money) => money is null ? "" : Exact(money).ToString(Pattern("0", money), CultureInfo.InvariantCulture);

    /// <summary>With separators of thousands, which both languages have alike.</summary>
    public static string Grouped(Money? money) => money is null ? "" : Exact(money).ToString(Pattern("#,0", money), CultureInfo.InvariantCulture);

    private static decimal Exact(Money money) => money.Units + (money.Nanos / 1_000_000_000m);

    private static string Pattern(string whole, Money money)
    {
        var places = Currencies.TryGetMinorUnits(money.CurrencyCode, out var known) ? known : 2;
        return $"{whole}.{new string('0', places)}{new string('#', 9 - places)}";
    }
}
