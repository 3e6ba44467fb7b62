using System.Globalization;
using System.Net;
using System.Text;
using ChannelGrains.Settlement.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Gateway.Settlement.Rendering;

/// <summary>A statement as a page to print: HTML that loads nothing and runs nothing, with all text escaped.</summary>
internal sealed class StatementPage
{
    private const string Style =
        """
        body{font:14px/1.5 "Noto Sans","Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1a1a1a;max-width:60rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
        table{border-collapse:collapse;width:100%}th,td{padding:.25rem .5rem;border-bottom:1px solid #ccc;text-align:left;vertical-align:top}
        .n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.sum td:first-child{width:70%}.last td{font-weight:bold;border-bottom:3px double #1a1a1a}
        @page{size:A4;margin:15mm}@media print{body{max-width:none;margin:0;padding:0;font-size:10px}tr{break-inside:avoid}thead{display:table-header-group}h2{break-after:avoid}}
        """;

    private readonly StringBuilder _html = new();
    private readonly PrintedStatement _printed;
    private readonly StatementWords _words;

    private StatementPage(PrintedStatement printed, StatementWords words) => (_printed, _words) = (printed, words);

    public static byte[] Write(PrintedStatement printed, StatementWords words)
    {
        var page = new StatementPage(printed, words);
        page.Write();
        return Encoding.UTF8.GetBytes(page._html.ToString());
    }

    private void Write()
    {
        var statement = _printed.Statement;
        _html.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"{_words.Language}\">\n<head>\n<meta charset=\"utf-8\">\n");
        _html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        _html.Append(CultureInfo.InvariantCulture, $"<title>{Escaped($"{_words.Title} {statement.PartnerId} {statement.StatementId}")}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n");
        _html.Append(CultureInfo.InvariantCulture, $"<h1>{Escaped(_words.Title)}</h1>\n");
        WriteHead(statement);
        WriteSums(statement);
        WriteLines();
        WriteDisputes();
        WriteSteps();
        _html.Append("</body>\n</html>\n");
    }

    private void WriteHead(Statement statement)
    {
        Begin("");
        Row((_words.Partner, false), ($"{_printed.PartnerName} ({statement.PartnerId})", false));
        Row((_words.Period, false), ($"{statement.StatementId}: {statement.FirstDay} – {statement.LastDay}", false));
        Row((_words.StateTitle, false), (_words.States.GetValueOrDefault(statement.State, ""), false));
        Row((_words.ClosedAt, false), ($"{Time(statement.ClosedAt)}, {statement.ClosedBy}", false));
        if (statement.State != StatementState.Carried)
            Row((_words.DueOn, false), (statement.DueOn, false));
        if (statement.AgreementVersion > 0)
            Row((_words.Agreement, false), (Number(statement.AgreementVersion), false));
        Row((_words.JournalVersion, false), (statement.JournalVersion.ToString(CultureInfo.InvariantCulture), false));
        End();
    }

    private void WriteSums(Statement statement)
    {
        Begin("sum");
        var sums = _words.SumsOf(statement).ToList();
        for (var i = 0; i < sums.Count; i++)
        {
            var isSince = sums[i].Name == _words.CarriedOut && statement.CarriedSince.Length > 0;
            _html.Append(i == sums.Count - 1 ? "<tr class=\"last\">" : "<tr>");
            Cells((isSince ? $"{sums[i].Name} ({_words.Since} {statement.CarriedSince})" : sums[i].Name, false), ($"{StatementFigures.Grouped(sums[i].Amount)} {_printed.Currency}", true));
        }
        End();
    }

    private void WriteLines()
    {
        if (_printed.Lines.Count == 0)
            return;
        Heading(_words.Lines);
        Begin("", (_words.Line, true), (_words.Kind, false), (_words.Period, false), (_words.Version, true), (_words.Bracket, true), (_words.Category, false), (_words.Base, true), (_words.Rate, true),
            (_words.FlatFee, true), (_words.Factor, true), (_words.Exact, true), (_words.Amount, true));
        foreach (var line in _printed.Lines)
        {
            Row((Number(line.Line), true), (_words.Of(line), false), (Days(line), false), (Number(line.AgreementVersion), true), (Number(line.Bracket), true), (line.Category, false), (line.Base, true), (line.Rate, true),
                (StatementFigures.Grouped(line.FlatFee), true), (line.Factor, true), (line.ExactAmount, true), (StatementFigures.Grouped(line.Amount), true));
            var said = string.Join(". ", new[] { _words.ReasonsOf(line), line.Note }.Where(text => text.Length > 0));
            if (said.Length > 0)
                _html.Append(CultureInfo.InvariantCulture, $"<tr><td></td><td colspan=\"11\">{Escaped(said)}</td></tr>\n");
        }
        End();
    }

    private void WriteDisputes()
    {
        if (_printed.Whole.Disputes.Count == 0)
            return;
        Heading(_words.Disputes);
        Begin("", (_words.Line, false), (_words.StateTitle, false), (_words.Reason, false), (_words.Resolution, false), (_words.Amount, true));
        foreach (var dispute in _printed.Whole.Disputes)
            Row((string.Join(", ", dispute.Lines), false), (_words.DisputeStates.GetValueOrDefault(dispute.State, ""), false), (dispute.Reason, false), (dispute.Resolution, false),
                (StatementFigures.Grouped(dispute.Granted), true));
        End();
    }

    private void WriteSteps()
    {
        Heading(_words.Steps);
        Begin("", (_words.StateTitle, false), (_words.At, false), (_words.By, false), (_words.Detail, false));
        foreach (var step in _printed.Whole.Steps)
            Row((_words.States.GetValueOrDefault(step.State, ""), false), (Time(step.At), false), (step.Principal, false), (step.Detail, false));
        End();
    }

    private void Heading(string text) => _html.Append(CultureInfo.InvariantCulture, $"<h2>{Escaped(text)}</h2>\n");

    private void Begin(string style, params ReadOnlySpan<(string Text, bool IsNumber)> headings)
    {
        _html.Append(style.Length > 0 ? $"<table class=\"{style}\">\n" : "<table>\n");
        if (headings.Length > 0)
        {
            _html.Append("<thead><tr>");
            foreach (var (text, isNumber) in headings)
                _html.Append(CultureInfo.InvariantCulture, $"<th{(isNumber ? " class=\"n\"" : "")}>{Escaped(text)}</th>");
            _html.Append("</tr></thead>\n");
        }
        _html.Append("<tbody>\n");
    }

    private void Row(params ReadOnlySpan<(string Text, bool IsNumber)> cells)
    {
        _html.Append("<tr>");
        Cells(cells);
    }

    private void Cells(params ReadOnlySpan<(string Text, bool IsNumber)> cells)
    {
        foreach (var (text, isNumber) in cells)
            _html.Append(CultureInfo.InvariantCulture, $"<td{(isNumber ? " class=\"n\"" : "")}>{Escaped(text)}</td>");
        _html.Append("</tr>\n");
    }

    private void End() => _html.Append("</tbody>\n</table>\n");

    private static string Days(StatementLine line) => line.Days is { FirstDay.Length: > 0 } days ? $"{line.Period} ({days.FirstDay} – {days.LastDay})" : line.Period;

    private static string Number(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    private static string Time(Timestamp? time) => time?.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
