using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace ChannelGrains.Dashboard.Exports;

/// <summary>Writes a table as an Excel file, row by row.</summary>
internal static class XlsxFile
{
    /// <summary>Excel keeps 15 digits of a number; what has more is written as text, so that no digit is lost.</summary>
    private const int ExcelDigits = 15;

    public static async Task WriteAsync(ExportTable table, Stream output, Action written, CancellationToken cancellationToken)
    {
        await using var book = await Spreadsheet.CreateNewAsync(output, cancellationToken: cancellationToken);
        await book.StartWorksheetAsync("Data", new WorksheetOptions { FrozenRows = 1 }, cancellationToken);
        var bold = book.AddStyle(new Style { Font = { Bold = true } });
        await book.AddRowAsync([.. table.Columns.Select(column => new Cell(column, bold))], cancellationToken);
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            await book.AddRowAsync([.. row.Select(CellOf)], cancellationToken);
            written();
        }
        await book.FinishAsync(cancellationToken);
    }

    private static Cell CellOf(object? value) => value switch
    {
        decimal number when Digits(number) <= ExcelDigits => new Cell(number),
        long number when Digits(number) <= ExcelDigits => new Cell(number),
        int number => new Cell(number),
        IFormattable number => new Cell(number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)),
        _ => new Cell((string?)value),
    };

    private static int Digits(decimal number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture).Count(char.IsAsciiDigit);
}
