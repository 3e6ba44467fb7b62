using ChannelGrains.Cli.Output;
using ChannelGrains.Settlement.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Settlement;

/// <summary>A balance for people.</summary>
internal static class BalanceView
{
    public static IRenderable Of(string partnerId, GetBalanceResponse answer)
    {
        var balance = answer.Balance;
        var parts = Tables.Create("part", $">{answer.CurrencyCode}");
        parts.Row("accrued", balance.Accrued);
        parts.Row("held", Figures.Of(balance.Held));
        parts.Row("available", Figures.Of(balance.Available));
        parts.Row("disputed", Figures.Of(balance.Disputed));
        parts.Row("blocked", Figures.Of(balance.Blocked));
        parts.Row("paying", Figures.Of(balance.Paying));
        parts.Row("paid", Figures.Of(balance.Paid));
        parts.Row("added by rounding", balance.Rounded);
        parts.Row("lifetime", balance.Lifetime);
        List<IRenderable> rows = [Tables.Line($"{partnerId} on {answer.Today}"), parts];
        if (answer.Distances.Count > 0)
            rows.Add(Distances(answer));
        rows.Add(Tables.Details(
            ("next to close", answer.OpenPeriod.Length > 0 ? $"{answer.OpenPeriod}, from {answer.ClosesOn} on" : ""), ("as of", Figures.Of(answer.AsOf)), ("journal version", Figures.Of(answer.JournalVersion))));
        return new Rows(rows);
    }

    /// <summary>On one line, for where a table cannot be redrawn.</summary>
    public static string LineOf(GetBalanceResponse answer)
    {
        var balance = answer.Balance;
        return $"{Figures.Of(answer.AsOf)}  accrued {balance.Accrued}  held {Figures.Of(balance.Held)}  available {Figures.Of(balance.Available)}  disputed {Figures.Of(balance.Disputed)}"
            + $"  blocked {Figures.Of(balance.Blocked)}  paying {Figures.Of(balance.Paying)}  paid {Figures.Of(balance.Paid)} {answer.CurrencyCode}";
    }

    private static FittedTable Distances(GetBalanceResponse answer)
    {
        var table = Tables.Create("period", "base", ">so far", ">bracket", ">rate", ">to the next", ">its rate", ">selling days left");
        foreach (var distance in answer.Distances)
            table.Row(
                distance.Period, EnumNames.Of(distance.BaseKind), distance.Base, Figures.Of(distance.Bracket), distance.Rate, Figures.Or(distance.Distance, "-"), Figures.Or(distance.NextRate, "-"),
                Figures.Of(distance.SellingDaysLeft));
        return table;
    }
}
