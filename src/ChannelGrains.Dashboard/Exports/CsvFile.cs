using System.Globalization;
using System.Text;
using CsvHelper;

namespace ChannelGrains.Dashboard.Exports;

/// <summary>Writes a table as CSV in UTF-8, as spreadsheets open it: a byte order mark first, and no text that one would run as a formula.</summary>
internal static class CsvFile
{
    private static readonly CsvWriterOptions Form = new() { NewLine = "\r\n" };

    private static readonly char[] BeginFormulas = ['=', '+', '-', '@', '\t', '\r'];

    public static async Task WriteAsync(ExportTable table, Stream output, Action written, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = CsvWriter.Create(text, Form, leaveOpen: true);
        foreach (var column in table.Columns)
            csv.WriteField(column);
        await csv.EndRecordAsync(cancellationToken);
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            foreach (var cell in row)
                csv.WriteField(TextOf(cell));
            await csv.EndRecordAsync(cancellationToken);
            written();
        }
    }

    /// <summary>A negative figure begins with what also begins a formula, and is none.</summary>
    private static string TextOf(object? cell) => cell switch
    {
        string text when text.Length > 0 && BeginFormulas.Contains(text[0]) => "'" + text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell?.ToString() ?? "",
    };
}
