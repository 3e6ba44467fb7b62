using ChannelGrains.Cli.Output;
using ChannelGrains.Settlement.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Settlement;

/// <summary>A preview for people.</summary>
internal static class PreviewView
{
    public static IRenderable Of(PreviewSettlementResponse answer)
    {
        var table = Tables.Create("month", ">now", ">previewed");
        foreach (var month in answer.Months)
            table.Row(month.Period, month.Now, month.Previewed);
        return new Rows(
            table,
            Tables.Details(("now", $"{answer.Now} {answer.CurrencyCode}"), ("previewed", $"{answer.Previewed} {answer.CurrencyCode}"), ("journal version", Figures.Of(answer.JournalVersion))));
    }
}
