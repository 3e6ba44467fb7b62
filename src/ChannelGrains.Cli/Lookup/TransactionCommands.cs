using System.CommandLine;
using System.Globalization;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Ingest.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Lookup;

/// <summary>channelctl transaction ...</summary>
internal static class TransactionCommands
{
    public static Command Create(CliHost host) => new("transaction", "Finds transactions by id.") { FindVerb(host) };

    private static Command FindVerb(CliHost host)
    {
        var id = new Argument<string>("ID") { Description = "Transaction id." };
        var partner = CommonOptions.Text("--partner", "With this partner; default any, which may be too many.");
        var source = CommonOptions.Text("--source", "Of this source; default any.");
        return host.Verb(
            "find",
            "Says where the transactions with an id are and what became of them. Exit code 1 when there is none.",
            "transaction find receipt-4711 --partner store-0042",
            [id, partner, source],
            async (session, cancellationToken) =>
            {
                var request = new FindTransactionsRequest
                {
                    TransactionId = session.Arguments.GetRequiredValue(id),
                    PartnerId = session.Arguments.GetValue(partner) ?? "",
                    SourceId = session.Arguments.GetValue(source) ?? "",
                };
                var answer = await new IngestService.IngestServiceClient(session.Channel).FindTransactionsAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Show(answer));
                return answer.Transactions.Count > 0 ? ExitCode.Done : ExitCode.Refused;
            });
    }

    private static IRenderable Show(FindTransactionsResponse answer)
    {
        var table = Tables.Create("partner", "source", ">number", "=state", "kind", "=occurred at", "=business day", "=accepted at", ">version", "quarantine");
        foreach (var found in answer.Transactions)
            table.Row(
                found.PartnerId,
                found.SourceId,
                found.Sequence == 0 ? "" : found.Sequence.ToString(CultureInfo.InvariantCulture),
                EnumNames.Of(found.State),
                EnumNames.Of(found.Transaction.Kind),
                Figures.Of(found.Transaction.OccurredAt),
                found.BusinessDay,
                Figures.Of(found.AcceptedAt),
                found.JournalVersion.ToString(CultureInfo.InvariantCulture),
                found.QuarantineReason == QuarantineReason.Unspecified ? "" : $"{EnumNames.Of(found.QuarantineReason)} {found.QuarantineId}".TrimEnd());

        return new Rows(table, Tables.Line($"{Figures.Of(answer.Transactions.Count)} found{(answer.Truncated ? ", and there may be more: name the partner or the source" : "")}"));
    }
}
