using System.Globalization;
using ChannelGrains.Settlement.V1;
using CsvHelper;

namespace ChannelGrains.Gateway.Settlement.Rendering;

/// <summary>A statement as comma-separated values (RFC 4180): a row a line, then a row for each sum. It begins with a byte order mark, without which spreadsheets take it for
/// another encoding than UTF-8.</summary>
internal static class StatementCsv
{
    public static byte[] Write(PrintedStatement printed, StatementWords words)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, new CsvWriterOptions { NewLine = "\r\n", WriteByteOrderMark = true }, leaveOpen: true))
        {
            csv.WriteRecord([
                words.Partner, words.Period, words.Line, words.Kind, words.FirstDay, words.LastDay, words.Version, words.Bracket, words.Category, words.Base, words.Rate,
                words.FlatFee, words.Factor, words.Exact, words.Amount, words.Currency, words.Reasons, words.Note,
            ]);
            foreach (var line in printed.Lines)
                csv.WriteRecord(Cells(printed, line, words));
            foreach (var (name, amount) in words.SumsOf(printed.Statement))
                csv.WriteRecord([
                    printed.Statement.PartnerId, printed.Statement.StatementId, "", name, printed.Statement.FirstDay, printed.Statement.LastDay, "", "", "", "", "", "", "", "",
                    StatementFigures.Plain(amount), printed.Currency, "", "",
                ]);
        }
        return bytes.ToArray();
    }

    private static string[] Cells(PrintedStatement printed, StatementLine line, StatementWords words) =>
    [
        printed.Statement.PartnerId, line.Period, Number(line.Line), words.Of(line), line.Days?.FirstDay ?? "", line.Days?.LastDay ?? "", Number(line.AgreementVersion), Number(line.Bracket),
        Text(line.Category), line.Base, line.Rate, StatementFigures.Plain(line.FlatFee), line.Factor, line.ExactAmount, StatementFigures.Plain(line.Amount), printed.Currency, words.ReasonsOf(line), Text(line.Note),
    ];

    private static string Number(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What people wrote, so that no spreadsheet takes it for a formula.</summary>
    private static string Text(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
}
