using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Cli.Settlement;

/// <summary>channelctl settle ledger, settle ledger verify</summary>
internal static class LedgerVerbs
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host) => new("ledger", "Lists a partner's ledger, and verifies ledgers.") { List(host), Verify(host) };

    private static Command List(CliHost host)
    {
        var (partner, limit) = (CommonOptions.PartnerId(), CommonOptions.Limit(1_000));
        return host.Verb(
            "list",
            "Lists what was posted to a partner's ledger, and what its accounts have.",
            "settle ledger list store-0042",
            [partner, limit],
            async (session, cancellationToken) =>
            {
                var (most, all) = (session.Arguments.GetValue(limit), new ListLedgerEntriesResponse());
                var request = new ListLedgerEntriesRequest { PartnerId = session.Arguments.GetRequiredValue(partner) };
                do
                {
                    request.PageSize = Math.Min(PageSize, most - all.Entries.Count);
                    var page = await new LedgerService.LedgerServiceClient(session.Channel).ListLedgerEntriesAsync(request, cancellationToken: cancellationToken);
                    all.Entries.AddRange(page.Entries);
                    all.Balances.Clear();
                    all.Balances.AddRange(page.Balances);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Entries.Count < most);
                session.Write(all, () => LedgerView.Of(all));
                return ExitCode.Done;
            });
    }

    private static Command Verify(CliHost host)
    {
        var partner = CommonOptions.Text("--partner", "One partner; default all.");
        return host.Verb(
            "verify",
            "Computes ledgers anew and says what is not right; exit code 1 when something is not.",
            "settle ledger verify",
            [partner],
            async (session, cancellationToken) =>
            {
                var all = new VerifyLedgerResponse();
                var sums = new LedgerSums();
                var request = new VerifyLedgerRequest { PartnerId = session.Arguments.GetValue(partner) ?? "" };
                do
                {
                    var page = await new LedgerService.LedgerServiceClient(session.Channel).VerifyLedgerAsync(request, cancellationToken: cancellationToken);
                    all.PartnerCount += page.PartnerCount;
                    all.EntryCount += page.EntryCount;
                    all.Findings.AddRange(page.Findings);
                    sums.Add(page.Balances);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0);
                all.Balances.AddRange(sums.All);
                session.Write(all, () => LedgerView.Of(all));
                return all.Findings.Count == 0 ? ExitCode.Done : ExitCode.Refused;
            });
    }
}
