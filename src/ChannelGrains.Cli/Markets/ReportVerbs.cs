using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Numbers;
using ChannelGrains.Cli.Output;
using ChannelGrains.Markets.V1;
using ChannelGrains.Partners.V1;
using Google.Type;

namespace ChannelGrains.Cli.Markets;

/// <summary>channelctl market report-size, report-competitor</summary>
internal static class ReportVerbs
{
    public static Command Size(CliHost host)
    {
        var market = new MarketOptions();
        var total = Amount("--total", "All that is sold in it, the partners' sales included.");
        var source = Source();
        return host.Verb(
            "report-size",
            "Says how large a market is in one month, in place of what was said before.",
            "market report-size 2026-01 --region cn/sichuan --category tea --total 1250000 --source 'Bureau of statistics'",
            [.. market.All, total, source, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new ReportMarketSizeRequest
                {
                    Period = market.Period(arguments),
                    Region = market.Region(arguments),
                    Total = await MoneyAsync(session, arguments.GetRequiredValue(total), cancellationToken),
                    Source = arguments.GetRequiredValue(source),
                    RequestId = session.RequestId,
                };
                market.SetCategory(arguments, category => request.Category = category);
                var answer = await Client(session).ReportMarketSizeAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Tables.Details(("kept", "yes"), ("journal version", Figures.Of(answer.JournalVersion))));
                return ExitCode.Done;
            });
    }

    public static Command Competitor(CliHost host)
    {
        var market = new MarketOptions();
        var name = CommonOptions.Text("--competitor", "Who; all that are not named when left out.");
        var amount = Amount("--amount", "What it sold.");
        var source = Source();
        return host.Verb(
            "report-competitor",
            "Says what a competitor sold in a market in one month, in place of what was said of it before.",
            "market report-competitor 2026-01 --region cn/sichuan --competitor 'Rival Ltd' --amount 80000 --source 'Annual report'",
            [.. market.All, name, amount, source, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new ReportCompetitorSalesRequest
                {
                    Period = market.Period(arguments),
                    Region = market.Region(arguments),
                    Competitor = arguments.GetValue(name) ?? "",
                    Amount = await MoneyAsync(session, arguments.GetRequiredValue(amount), cancellationToken),
                    Source = arguments.GetRequiredValue(source),
                    RequestId = session.RequestId,
                };
                market.SetCategory(arguments, category => request.Category = category);
                var answer = await Client(session).ReportCompetitorSalesAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Tables.Details(("kept", "yes"), ("journal version", Figures.Of(answer.JournalVersion))));
                return ExitCode.Done;
            });
    }

    private static Option<ExactNumber?> Amount(string name, string description)
    {
        var amount = NumberOptions.Decimal(name, $"{description} In the programme's currency, at most 6 decimals, as 1234.50.");
        amount.Required = true;
        return amount;
    }

    private static Option<string> Source() => CommonOptions.RequiredText("--source", "Where the figure comes from.");

    private static MarketService.MarketServiceClient Client(Session session) => new(session.Channel);

    private static async Task<Money> MoneyAsync(Session session, ExactNumber? amount, CancellationToken cancellationToken)
    {
        var money = ReportedAmount.ToMoney(amount!.Value);
        var programme = await new ProgrammeService.ProgrammeServiceClient(session.Channel)
            .GetProgrammeAsync(new GetProgrammeRequest(), cancellationToken: cancellationToken);
        money.CurrencyCode = programme.Programme.CurrencyCode;
        return money;
    }
}
