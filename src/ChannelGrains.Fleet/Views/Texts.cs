using System.Globalization;
using System.Text;
using ChannelGrains.Client;
using ChannelGrains.Fleet.Clocks;
using ChannelGrains.Fleet.Devices;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Running;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;
using Google.Type;
using Spectre.Console.Rendering;

namespace ChannelGrains.Fleet.Views;

/// <summary>Figures as people read them.</summary>
internal static class Texts
{
    private const string Levels = "▁▂▃▄▅▆▇█";
    private const int NameWidth = 36;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static decimal Yuan(Money? money) => money is null ? 0 : money.Units + (money.Nanos / 1_000_000_000m);

    /// <summary>A decimal as the API writes it; 0 where there is none.</summary>
    public static decimal Decimal(string value) => value.Length == 0 ? 0 : decimal.Parse(value, NumberStyles.Number, Culture);

    public static string Money(decimal yuan) => yuan.ToString("N2", Culture);

    public static string Count(long count) => count.ToString("N0", Culture);

    public static string Time(DateTimeOffset time) => time.ToOffset(BeijingTime.Offset).ToString("yyyy-MM-dd ddd HH:mm", Culture);

    public static string ShortTime(DateTimeOffset time) => time.ToOffset(BeijingTime.Offset).ToString("MM-dd HH:mm", Culture);

    public static string Percent(decimal part, decimal whole) => whole > 0 ? (part / whole).ToString("P0", Culture) : "-";

    /// <summary>A ratio of the API, as a share of the channel.</summary>
    public static string Share(Ratio? ratio) => ratio is { HasValue: true } ? decimal.Parse(ratio.Value, Culture).ToString("P1", Culture) : "-";

    /// <summary>A score as the server answered it, with two places; empty where there is none.</summary>
    public static string Score(string score) => score.Length == 0 ? "" : decimal.Parse(score, Culture).ToString("N2", Culture);

    public static string ReturnRate(SalesMeasures measures) => Percent(Yuan(measures.Returns), Yuan(measures.Gross));

    /// <summary>A name as a cell of the table, cut where it would push the figures out; those of the cast fit.</summary>
    public static string Name(string name) => Fit(name, NameWidth);

    /// <summary>Foreign text in at most so many cells of a terminal.</summary>
    public static string Fit(string text, int width)
    {
        var shown = ForeignText.Shown(text);
        if (new Segment(shown).CellCount() <= width)
            return shown;
        var cut = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(shown);
        while (elements.MoveNext() && new Segment(cut + elements.GetTextElement()).CellCount() < width)
            cut.Append(elements.GetTextElement());
        return cut.Append('…').ToString();
    }

    public static string Channel(ChannelType type) => type switch
    {
        ChannelType.Direct => "store",
        ChannelType.Intermediary => "dealer",
        _ => "online",
    };

    /// <summary>The days as bars, the highest day full.</summary>
    public static string Bars(IReadOnlyList<decimal> days)
    {
        var most = days.Max();
        return string.Concat(days.Select(day => day <= 0 ? ' ' : Levels[(int)Math.Min(Levels.Length - 1, day / most * Levels.Length)]));
    }

    public static string Clock(FleetProgress progress) => progress.Pace switch
    {
        Pace.Quick => $"{Time(progress.Now)} Beijing, history, as fast as it goes",
        Pace.Compressed => $"{Time(progress.Now)} Beijing, {progress.Factor.ToString("N0", Culture)} times real time",
        _ => $"{Time(progress.Now)} Beijing: now is reached, from here in real time",
    };

    /// <summary>How today stands to its part of the month's target, and how much of it each channel sold.</summary>
    public static string Today(DaySales sales) =>
        $"of today's target {Share(sales.Total.Attainment)}" + string.Concat(sales.ChannelTypes.Select(part => $", {Channel(part.ChannelType)} {Money(Yuan(part.Today.Net))}"));

    public static string Commission(Board board) => $"commission earned {Money(board.Earned)}, owed {Money(board.Owed)}, paid {Money(board.Paid)} CNY";

    public static string Speed(AckMeter meter)
    {
        var (p50, p99, perSecond) = meter.Read();
        return string.Create(Culture, $"{perSecond:N0}/s, ack p50 {p50:N1} ms, p99 {p99:N1} ms");
    }

    public static string Held((Partner Partner, QuarantineItem Item) held) =>
        $"{Reason(held.Item.Reason)} {held.Item.Transaction.TransactionId} of {held.Partner.DisplayName}";

    public static string Note(Note note) => note.At is { } at ? $"{ShortTime(at)} {note.Text}" : note.Text;

    /// <summary>A reason as it stands in the protos.</summary>
    private static string Reason(QuarantineReason reason) =>
        string.Concat(reason.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? "_" + letter : char.ToUpperInvariant(letter).ToString()));
}
