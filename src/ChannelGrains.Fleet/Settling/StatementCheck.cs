using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Fleet.Settling;

/// <summary>Compares statements of the server with what they must say.</summary>
internal sealed class StatementCheck(Desk desk)
{
    private const int Page = 1_000;

    /// <summary>A statement, with the lines that adjust earlier months.</summary>
    public async Task<Comparison> CheckAsync(Account account, PartnerStatement expected, CancellationToken cancellationToken)
    {
        var comparison = new Comparison(account.PartnerId);
        var (where, partnerId) = (Period.Month(expected.Month).Id, account.PartnerId);
        var statement = (await desk.Settlement.GetStatementAsync(new GetStatementRequest { PartnerId = partnerId, StatementId = where }, cancellationToken: cancellationToken)).Statement;
        comparison.Compare(where, "commission", Amounts.Exact(expected.Commission), statement.ExactCommission);
        comparison.Compare(where, "adjustments", Amounts.Exact(expected.Adjusted), statement.ExactAdjustments);
        comparison.CompareMoney(where, "statement", expected.Total * Amounts.MicrosOfAFen, statement.Total);
        comparison.CompareMoney(where, "to be paid", expected.IsCarried ? 0 : expected.Total * Amounts.MicrosOfAFen, statement.Payable);
        comparison.Compare(where, "statement's state", account.StateOf(expected).ToString(), statement.State.ToString());
        var lines = (await LinesAsync(partnerId, expected.Month, cancellationToken)).Where(line => line.Kind == StatementLineKind.Adjustment);
        comparison.Compare(where, "adjusted months", Text(expected.Adjustments.Select(one => (Period.Month(one.Month).Id, Amounts.Exact(one.Difference)))), Text(lines.Select(line => (line.Period, line.ExactAmount))));
        return comparison;
    }

    /// <summary>The lines of a statement.</summary>
    public async Task<IReadOnlyList<StatementLine>> LinesAsync(string partnerId, DateOnly month, CancellationToken cancellationToken) =>
        (await desk.Settlement.ListStatementLinesAsync(Request(partnerId, month), cancellationToken: cancellationToken)).Lines;

    /// <summary>The transactions of a line.</summary>
    public async Task<IReadOnlyList<StatementTransaction>> TransactionsAsync(string partnerId, DateOnly month, int line, CancellationToken cancellationToken)
    {
        var transactions = new List<StatementTransaction>();
        var request = Request(partnerId, month);
        request.Line = line;
        do
        {
            var page = await desk.Settlement.ListStatementLinesAsync(request, cancellationToken: cancellationToken);
            transactions.AddRange(page.Transactions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return transactions;
    }

    private static ListStatementLinesRequest Request(string partnerId, DateOnly month) => new() { PartnerId = partnerId, StatementId = Period.Month(month).Id, PageSize = Page };

    private static string Text(IEnumerable<(string Period, string Amount)> adjustments) => string.Join(", ", adjustments.Select(one => $"{one.Period} {one.Amount}"));
}
