using System.Globalization;
using System.Text.Json;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Ingest.V1;
using Spectre.Console;

namespace ChannelGrains.Cli.Import;

/// <summary>Prints the summary of an import and gives its exit code.</summary>
internal static class ImportReport
{
    private const string ContentConflict = "CONTENT_CONFLICT";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static int Write(Session session, ImportSummary summary)
    {
        if (session.IsJson)
            session.WriteJson(ToJson(summary));
        else
        {
            session.Host.Console.Write(Figures(summary));
            Reasons(session, "quarantined", summary.QuarantinedByReason);
            Reasons(session, "refused", summary.RefusedByReason);
            BadRows(session, summary);
            foreach (var note in Notes(summary))
                session.WriteLine($"note: {note}");
        }

        if (summary.Stop is { } stop)
            return Write(session, stop);

        return summary.BadRows + summary.Quarantined + summary.Refused > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    private static int Write(Session session, ImportStop stop)
    {
        if (stop.Error is { } error)
            return ErrorReport.Write(session, error);

        session.Host.Error.WriteLine(session.IsJson
            ? JsonSerializer.Serialize(new { error = new { message = stop.Message } })
            : $"error: {stop.Message}");
        return stop.Code;
    }

    private static Grid Figures(ImportSummary s)
    {
        List<(string, string)> lines =
        [
            ("file", s.File), ("source", s.SourceId), ("rows read", N(s.RowsRead)),
            .. s.SkippedByRule.Select(rule => ($"  skipped: {rule.Key}", N(rule.Value))),
            ("  bad rows", N(s.BadRows)),
        ];
        AddIf(s.BlankRows, "  blank");
        AddIf(s.EqualRows, "  equal to an earlier row");
        AddIf(s.NotSent, "  not sent");
        lines.Add((s.IsDryRun ? "  would be sent" : "  sent", N(s.IsDryRun ? s.Mapped : s.Sent)));
        if (!s.IsDryRun)
        {
            lines.Add(("    accepted", N(s.Accepted)));
            lines.Add(("    duplicates", N(s.Duplicates)));
            AddIf(s.DuplicatesAfterResend, "      of them in batches sent again after a lost connection");
            lines.Add(("    quarantined", N(s.Quarantined)));
            lines.Add(("    refused", N(s.Refused)));
            AddIf(s.Unknown, "    under way, taken or not");
        }

        AddIf(s.RepeatedIds, "with the transaction id of an earlier row of this file");

        AddIf(s.NegativeSaleQuantities, "sales with a negative quantity (sent as 0)");
        lines.Add(("partners", N(s.Partners) + (s.PartnersCreated > 0 ? $", {N(s.PartnersCreated)} created" : "")));
        AddIf(s.Reconnects, "reconnects");
        var rate = s.RowsRead / Math.Max(s.Seconds, 0.001);
        lines.Add(("time", string.Create(CultureInfo.InvariantCulture, $"{s.Seconds:0.0} s, {rate:N0} rows/s")));
        if (s.StoppedByErrors)
            lines.Add(("stopped", "too many bad rows (--max-errors); what was read before is sent"));
        else if (s.Stop is not null)
            lines.Add(("stopped", $"behind row {N(s.RowsRead)} of the file; the reason stands below"));

        return Tables.Details([.. lines]);

        void AddIf(long count, string name)
        {
            if (count > 0)
                lines.Add((name, N(count)));
        }
    }

    private static void Reasons(Session session, string what, IReadOnlyDictionary<string, ReasonCount> reasons)
    {
        foreach (var (reason, count) in reasons)
            session.WriteLine($"{what} {N(count.Transactions)}: {reason} (as {string.Join(", ", count.Examples)})");
    }

    private static void BadRows(Session session, ImportSummary summary)
    {
        foreach (var row in summary.BadRowExamples)
            session.WriteLine($"bad row, line {row.Line}, {row.Column}: {row.Problem}");

        if (summary.BadRows > summary.BadRowExamples.Count)
            session.WriteLine($"... and {N(summary.BadRows - summary.BadRowExamples.Count)} more bad rows");
    }

    /// <summary>What a look at the figures does not tell.</summary>
    private static IEnumerable<string> Notes(ImportSummary s)
    {
        if (s.RepeatedIds > 0)
            yield return $"{N(s.RepeatedIds)} rows have the transaction id of an earlier row of their partner in this file. In a KEYED source equal ones "
                + "count once and others are conflicts. If a receipt has several rows, make the transaction_id { \"ordinal\": ... } of its number.";

        if (s.QuarantinedByReason.ContainsKey(EnumNames.Of(QuarantineReason.ContentConflict)))
            yield return "CONTENT_CONFLICT: the server has these ids with other content, and keeps what it has. Either the row or the mapping was "
                + "changed since it was imported, or rows of one receipt share its id (then { \"ordinal\": ... }).";

        if (s.RefusedByReason.Keys.Any(reason => reason.Contains(ContentConflict, StringComparison.Ordinal)))
            yield return "CONTENT_CONFLICT: a row that the server has under this number was changed in the file, or it is another file. Nothing from there "
                + "on was taken of that partner. A SEQUENCED source is imported from one file that only grows at its end; send corrections as new rows.";

        if (s.DaysOfAnotherZone > 0)
            yield return $"{N(s.DaysOfAnotherZone)} rows would be on another business day by the mapping's zone {s.NamedZone}. They count on the date "
                + "as it stands in the file: a bare date is the business day in the partner's zone. Leave the zone out of the mapping, or correct the partner's.";

        if (s.EndsWithinLine)
            yield return "the last row of the file has no line end. If the file was cut off, its last value may be shorter than it was.";
    }

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
            s.BlankRows,
            s.EqualRows,
            s.RepeatedIds,
            s.NotSent,
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
            s.Unknown,
            s.DaysOfAnotherZone,
            s.Seconds,
            Notes = Notes(s),
            Failure = s.Stop is null ? null : s.Stop.Error is { } error ? ErrorReport.ToJson(error) : new { message = s.Stop.Message },
        },
        Json);

    private static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
