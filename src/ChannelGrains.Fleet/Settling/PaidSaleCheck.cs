using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Scripts;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Fleet.Settling;

/// <summary>Compares what a statement says of a sale that was paid before and of which there was news since: the line, the rate that the month had, and both transactions.</summary>
internal sealed class PaidSaleCheck(Desk desk, StatementCheck statements, Notes notes)
{
    /// <param name="news">The news.</param>
    /// <param name="of">The sale that it is of.</param>
    /// <param name="account">The partner's.</param>
    /// <param name="expected">The statement.</param>
    /// <param name="at">When, in simulated time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Comparison> CheckAsync(Send news, LateSale of, Account account, PartnerStatement expected, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var comparison = new Comparison(account.PartnerId);
        var (where, month, transaction) = (Period.Month(expected.Month).Id, Period.Month(of.Month).Id, news.Transaction);
        var adjustment = expected.Adjustments.FirstOrDefault(one => one.Month == of.Month) ?? new MonthAdjustment(of.Month, 0, 0, 0, 0);
        comparison.Compare(where, $"adjusts {month}", "True", (adjustment.Difference != 0).ToString());
        var lines = await statements.LinesAsync(account.PartnerId, expected.Month, cancellationToken);
        var line = lines.FirstOrDefault(line => line.Kind == StatementLineKind.Adjustment && line.Period == month) ?? new StatementLine();
        comparison.Compare(where, $"{Reason(transaction)} among the reasons for {month}", "True", line.Reasons.Contains(Reason(transaction)).ToString());

        var transactions = line.Line == 0 ? [] : await statements.TransactionsAsync(account.PartnerId, expected.Month, line.Line, cancellationToken);
        comparison.Compare(where, $"net of the transactions of {month}", Amounts.Micros(adjustment.NetNow - adjustment.NetStated), Amounts.Micros(transactions.Sum(one => (long)(Amounts.Parse(one.Net) * 1_000_000))));
        var named = transactions.FirstOrDefault(one => one.TransactionId == transaction.TransactionId) ?? new StatementTransaction();
        comparison.Compare(where, "both transactions", Both(transaction.TransactionId, transaction.OriginalTransactionId), Both(named.TransactionId, named.OriginalTransactionId));

        var (rates, amount) = await RatesAsync(account.PartnerId, of.Month, cancellationToken);
        comparison.Compare(where, $"rates of {month}", Text(account.Book.Rule.RatesBetween(adjustment.NetStated, adjustment.NetNow).Select(Amounts.Rate)), Text(rates));
        comparison.Compare(where, $"adjustment of {month} at its rates", Amounts.Exact(adjustment.Difference), amount);
        notes.Add(
            at, $"{where} of {account.Book.Partner.Name}: {line.ExactAmount} CNY at {Text(rates.Select(Percent))} of {month}, {named.Kind} {Both(named.TransactionId, named.OriginalTransactionId)}",
            NoteTopic.Settlement);
        return comparison;
    }

    /// <summary>The rates at which a month's commission is another now than its statement said, and by how much that is: both by what the server says of the month.</summary>
    private async Task<(IReadOnlyList<string> Rates, string Amount)> RatesAsync(string partnerId, DateOnly month, CancellationToken cancellationToken)
    {
        var stated = BasesOf(await statements.LinesAsync(partnerId, month, cancellationToken));
        var explained = await desk.Settlement.ExplainCommissionAsync(
            new ExplainCommissionRequest { PartnerId = partnerId, Period = Period.Month(month).Id, PageSize = 1 }, cancellationToken: cancellationToken);
        var now = BasesOf(explained.Lines);
        var changed = stated.Keys.Union(now.Keys).Order().Select(rate => (Rate: rate, Base: now.GetValueOrDefault(rate) - stated.GetValueOrDefault(rate))).Where(one => one.Base != 0).ToList();
        return ([.. changed.Select(one => Amounts.Text(one.Rate))], Amounts.Text(changed.Sum(one => one.Rate * one.Base)));
    }

    private static Dictionary<decimal, decimal> BasesOf(IEnumerable<StatementLine> lines) => lines.Where(line => line.Kind == StatementLineKind.Bracket)
        .GroupBy(line => Amounts.Parse(line.Rate)).ToDictionary(rate => rate.Key, rate => rate.Sum(line => Amounts.Parse(line.Base)));

    private static AdjustmentReason Reason(Transaction news) => news.Kind switch
    {
        TransactionKind.Return => AdjustmentReason.Return,
        TransactionKind.Void => AdjustmentReason.Void,
        _ => AdjustmentReason.LateFact,
    };

    private static string Both(string transactionId, string originalTransactionId) => originalTransactionId.Length > 0 ? $"{transactionId} of {originalTransactionId}" : transactionId;

    private static string Text(IEnumerable<string> rates) => string.Join(", ", rates);

    private static string Percent(string rate) => Amounts.Text(Amounts.Parse(rate) * 100) + " %";
}
