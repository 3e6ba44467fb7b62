using System.Globalization;
using System.Text.Json;
using ChannelGrains.Cli.Output;
using Spectre.Console;

namespace ChannelGrains.Cli.Import;

/// <summary>Prints the summary of an import and gives its exit code.</summary>
internal static class ImportReport
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static int Write(Session session, ImportSummary summary)
    {
        if (session.IsJson)
        {
            session.WriteJson(ToJson(summary));
        }
        else
        {
            session.Host.Console.Write(Figures(summary));
            Reasons(session, "quarantined", summary.QuarantinedByReason);
            Reasons(session, "refused", summary.RefusedByReason);
            BadRows(session, summary);
        }

        if (summary.Failure is { } failure)
        {
            return ErrorReport.Write(session, failure);
        }

        return summary.BadRows + summary.Quarantined + summary.Refused > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    private static Grid Figures(ImportSummary s)
    {
        List<(string, string)> lines =
        [
            ("file", s.File), ("source", s.SourceId), ("rows read", N(s.RowsRead)),
            .. s.SkippedByRule.Select(rule => ($"  skipped: {rule.Key}", N(rule.Value))),
            ("  bad rows", N(s.BadRows)),
        ];
        AddIf(s.EqualRows, "  equal to an earlier row");
        AddIf(s.AlreadyCommitted, "  committed by an earlier run");
        lines.Add((s.IsDryRun ? "  would be sent" : "  sent", N(s.IsDryRun ? Mapped(s) : s.Sent)));
        if (!s.IsDryRun)
        {
            lines.Add(("    accepted", N(s.Accepted)));
            lines.Add(("    duplicates", N(s.Duplicates)));
            AddIf(s.DuplicatesAfterResend, "      of them in batches sent again after a lost connection");
            lines.Add(("    quarantined", N(s.Quarantined)));
            lines.Add(("    refused", N(s.Refused)));
            AddIf(s.Sent - s.Accepted - s.Duplicates - s.Quarantined - s.Refused, "    unknown");
        }

        AddIf(s.NegativeSaleQuantities, "sales with a negative quantity (sent as 0)");
        lines.Add(("partners", N(s.Partners) + (s.PartnersCreated > 0 ? $", {N(s.PartnersCreated)} created" : "")));
        AddIf(s.Reconnects, "reconnects");
        var rate = s.RowsRead / Math.Max(s.Seconds, 0.001);
        lines.Add(("time", string.Create(CultureInfo.InvariantCulture, $"{s.Seconds:0.0} s, {rate:N0} rows/s")));
        if (s.StoppedByErrors)
        {
            lines.Add(("stopped", "too many bad rows (--max-errors); what was read before is sent"));
        }

        return Tables.Details([.. lines]);

        void AddIf(long count, string name)
        {
            if (count > 0)
            {
                lines.Add((name, N(count)));
            }
        }
    }

    private static void Reasons(Session session, string what, IReadOnlyDictionary<string, ReasonCount> reasons)
    {
        foreach (var (reason, count) in reasons)
        {
            session.WriteLine($"{what} {N(count.Transactions)}: {reason} (as {string.Join(", ", count.Examples)})");
        }
    }

    private static void BadRows(Session session, ImportSummary summary)
    {
        foreach (var row in summary.BadRowExamples)
        {
            session.WriteLine($"bad row, line {row.Line}, {row.Column}: {row.Problem}");
        }

        if (summary.BadRows > summary.BadRowExamples.Count)
        {
            session.WriteLine($"... and {N(summary.BadRows - summary.BadRowExamples.Count)} more bad rows");
        }
    }

    private static long Mapped(ImportSummary s) => s.RowsRead - s.SkippedByRule.Values.Sum() - s.BadRows - s.EqualRows - s.AlreadyCommitted;

    private static string ToJson(ImportSummary s) => JsonSerializer.Serialize(
        new
        {
            s.File,
            s.SourceId,
            s.IsDryRun,
            s.RowsRead,
            s.SkippedByRule,
            s.BadRows,
            s.BadRowExamples,
            s.StoppedByErrors,
            s.EqualRows,
            s.AlreadyCommitted,
            s.NegativeSaleQuantities,
            s.Partners,
            s.PartnersCreated,
            s.Sent,
            s.Accepted,
            s.Duplicates,
            s.DuplicatesAfterResend,
            s.Quarantined,
            s.QuarantinedByReason,
            s.Refused,
            s.RefusedByReason,
            s.Reconnects,
            s.Seconds,
            Failure = s.Failure is null ? null : ErrorReport.ToJson(s.Failure),
        },
        Json);

    private static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
