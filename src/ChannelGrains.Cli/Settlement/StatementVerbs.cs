using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Cli.Settlement;

/// <summary>channelctl settle statements, statement, lines</summary>
internal static class StatementVerbs
{
    private const int PageSize = 1_000;

    public static Argument<string> Statement() => new("STATEMENT") { Description = "The statement: its month, as 2026-01." };

    public static Command List(CliHost host)
    {
        var partner = CommonOptions.Text("--partner", "Those of this partner.");
        var period = CommonOptions.Text("--period", "Those of this month, as 2026-01.");
        var (state, limit) = (CommonOptions.Choice<StatementState>("--state", "Those in this state."), CommonOptions.Limit(100));
        return host.Verb(
            "statements",
            "Lists the statements of a partner, or of a month.",
            "settle statements --period 2026-01 --state CLOSED",
            [partner, period, state, limit],
            async (session, cancellationToken) =>
            {
                var (arguments, all) = (session.Arguments, new ListStatementsResponse());
                var request = new ListStatementsRequest { PartnerId = arguments.GetValue(partner) ?? "", Period = arguments.GetValue(period) ?? "", State = EnumNames.Parse<StatementState>(arguments.GetValue(state)) };
                if (request.PartnerId.Length == 0 && request.Period.Length == 0)
                    throw new UsageException("Say of whom or of when: --partner, --period, or both.");
                var most = arguments.GetValue(limit);
                do
                {
                    request.PageSize = Math.Min(PageSize, most - all.Statements.Count);
                    var page = await Client(session).ListStatementsAsync(request, cancellationToken: cancellationToken);
                    all.Statements.AddRange(page.Statements);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Statements.Count < most);
                session.Write(all, () => StatementView.Of(all));
                return ExitCode.Done;
            });
    }

    public static Command Show(CliHost host)
    {
        var (partner, statement) = (CommonOptions.PartnerId(), Statement());
        return host.Verb(
            "statement",
            "Shows a statement with its steps, its disputes, what blocks it, and what is to be done next.",
            "settle statement store-0042 2026-01",
            [partner, statement],
            async (session, cancellationToken) =>
            {
                var request = new GetStatementRequest { PartnerId = session.Arguments.GetRequiredValue(partner), StatementId = session.Arguments.GetRequiredValue(statement) };
                var answer = await Client(session).GetStatementAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => StatementView.Whole(answer));
                return ExitCode.Done;
            });
    }

    public static Command Lines(CliHost host)
    {
        var (partner, statement, limit) = (CommonOptions.PartnerId(), Statement(), CommonOptions.Limit(1_000));
        var line = NumberOptions.Whole("--line", "The transactions of this line, in place of the lines.", 0, int.MaxValue, 0);
        return host.Verb(
            "lines",
            "Lists the lines of a statement, or the transactions of one of them.",
            "settle lines store-0042 2026-01 --line 1",
            [partner, statement, line, limit],
            async (session, cancellationToken) =>
            {
                var (arguments, all) = (session.Arguments, new ListStatementLinesResponse());
                var request = new ListStatementLinesRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    StatementId = arguments.GetRequiredValue(statement),
                    Line = arguments.GetValue(line),
                };
                var (most, isOfLine) = (arguments.GetValue(limit), arguments.GetValue(line) > 0);
                do
                {
                    request.PageSize = Math.Min(PageSize, most - (isOfLine ? all.Transactions.Count : all.Lines.Count));
                    var page = await Client(session).ListStatementLinesAsync(request, cancellationToken: cancellationToken);
                    // Each page of transactions has their line again.
                    if (!isOfLine || all.Lines.Count == 0)
                        all.Lines.AddRange(page.Lines);
                    all.Transactions.AddRange(page.Transactions);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && (isOfLine ? all.Transactions.Count : all.Lines.Count) < most);
                session.Write(all, () => StatementView.Of(all));
                return ExitCode.Done;
            });
    }

    private static SettlementService.SettlementServiceClient Client(Session session) => new(session.Channel);
}
