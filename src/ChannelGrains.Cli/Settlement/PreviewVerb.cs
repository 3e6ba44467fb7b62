using System.CommandLine;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Cli.Files;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Cli.Settlement;

/// <summary>channelctl settle preview</summary>
internal static class PreviewVerb
{
    private const string Explanation = "The files are YAML or JSON: of terms with the fields of AgreementTerms, of sales with those of AssumedSale (business_day, category, net, cost, units), several as documents or an array.";

    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var period = new Argument<string>("PERIOD") { Description = "Month 2026-01, quarter 2026-Q1, year 2026." };
        var terms = CommonOptions.Text("--terms", "A file with terms of an agreement that would hold.");
        var from = CommonOptions.Text("--effective-from", "With --terms: their first business day, yyyy-mm-dd; default the first of the period.");
        var sales = CommonOptions.Text("--sales", "A file with sales beside those that were made.");
        var lastYear = new Option<bool>("--last-year") { Description = "With the sales of a year before, in place of those of the period." };
        return host.Verb(
            "preview",
            "Shows what months would bring by other terms, or with other sales. Changes nothing.",
            "settle preview store-0042 2026-Q1 --terms draft.yaml --last-year",
            [partner, period, terms, from, sales, lastYear],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new PreviewSettlementRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    Period = arguments.GetRequiredValue(period),
                    EffectiveFrom = arguments.GetValue(from) ?? "",
                    LastYearSales = arguments.GetValue(lastYear),
                };
                if (arguments.GetValue(terms) is { } termsPath)
                    request.Terms = await MessageFile.ReadAsync<AgreementTerms>(termsPath, cancellationToken) is [var one]
                        ? one
                        : throw new UsageException($"{termsPath} has several documents: terms are one.");
                if (arguments.GetValue(sales) is { } salesPath)
                    request.Sales.AddRange(await MessageFile.ReadAsync<AssumedSale>(salesPath, cancellationToken));
                var answer = await new SettlementService.SettlementServiceClient(session.Channel).PreviewSettlementAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => PreviewView.Of(answer));
                return ExitCode.Done;
            },
            Explanation);
    }
}
