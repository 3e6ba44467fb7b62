using System.Globalization;
using ChannelGrains.Cli.Output;
using ChannelGrains.Settlement.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Settlement;

/// <summary>Ledgers for people.</summary>
internal static class LedgerView
{
    public static IRenderable Of(ListLedgerEntriesResponse answer)
    {
        var table = Tables.Create("posted on", "statement", "cause", "account", ">amount", "principal", ">journal version");
        foreach (var entry in answer.Entries)
            foreach (var posting in entry.Postings)
                table.Row(
                    entry.PostedOn, entry.StatementId, EnumNames.Of(entry.Cause), EnumNames.Of(posting.Account), Figures.Of(posting.Amount), entry.Principal,
                    entry.JournalVersion.ToString(CultureInfo.InvariantCulture));
        return new Rows(table, Balances(answer.Balances));
    }

    public static IRenderable Of(VerifyLedgerResponse answer)
    {
        List<IRenderable> rows = [Tables.Line($"{Figures.Of(answer.PartnerCount)} partners, {Figures.Of(answer.EntryCount)} entries, {Figures.Of(answer.Findings.Count)} findings")];
        if (answer.Findings.Count > 0)
        {
            var findings = Tables.Create("partner", "finding");
            foreach (var finding in answer.Findings)
                findings.Row(finding.PartnerId, finding.Message);
            rows.Add(findings);
        }
        rows.Add(Balances(answer.Balances));
        return new Rows(rows);
    }

    private static FittedTable Balances(IEnumerable<LedgerPosting> balances)
    {
        var table = Tables.Create("account", ">balance");
        foreach (var balance in balances)
            table.Row(EnumNames.Of(balance.Account), Figures.Of(balance.Amount));
        return table;
    }
}
