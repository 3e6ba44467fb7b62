using System.Globalization;
using ChannelGrains.Cli.Output;
using ChannelGrains.Ingest.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Quarantine;

/// <summary>Quarantine for people.</summary>
internal static class QuarantineView
{
    public static IRenderable Of(ListQuarantinedResponse answer)
    {
        var table = Tables.Create("=item", "=reason", "source", ">number", "transaction", "kind", "=occurred at", ">amount", "=stored at");
        foreach (var item in answer.Items)
        {
            var transaction = item.Transaction;
            table.Row(
                item.QuarantineId,
                EnumNames.Of(item.Reason),
                item.SourceId,
                item.Sequence == 0 ? "" : item.Sequence.ToString(CultureInfo.InvariantCulture),
                transaction.TransactionId,
                EnumNames.Of(transaction.Kind),
                Figures.Of(transaction.OccurredAt),
                $"{Amount(transaction)} {transaction.CurrencyCode}",
                Figures.Of(item.QuarantinedAt));
        }

        return new Rows(table, Tables.Line($"{Figures.Of(answer.Items.Count)} of {Figures.Of(answer.TotalSize)} open items"));
    }

    // A quarantined amount may be anything, also too large to add up.
    private static string Amount(Transaction transaction) =>
        (transaction.Lines.Sum(line => (decimal)line.AmountMicros) / 1_000_000m).ToString("#,0.00####", CultureInfo.InvariantCulture);
}
