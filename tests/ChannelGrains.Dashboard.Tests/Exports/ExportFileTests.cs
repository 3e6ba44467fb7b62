using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ChannelGrains.Dashboard.Exports;

namespace ChannelGrains.Dashboard.Tests.Exports;

public sealed class ExportFileTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+8610", "'+8610")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("plain", "plain")]
    [InlineData("成都, \"south\"", "\"成都, \"\"south\"\"\"")]
    public async Task Csv_OfAText_IsNeverAFormula(string text, string expected) => Assert.Equal($"\uFEFFName\r\n{expected}\r\n", await CsvAsync(text));

    [Fact]
    public async Task Csv_OfFigures_HasThemWholeWhateverTheirSign() =>
        Assert.Equal("\uFEFFName,Name,Name\r\n-1234567890123456.789,-5,\r\n", await CsvAsync(-1234567890123456.789m, -5L, null));

    [Fact]
    public async Task Csv_OfATextOverLines_StaysOneRow() => Assert.Equal("\uFEFFName\r\n\"a\r\nb\"\r\n", await CsvAsync("a\r\nb"));

    [Theory]
    [InlineData("123456789012345", true)]
    [InlineData("-0.12345678901234", true)]
    [InlineData("1234567890123456", false)]
    [InlineData("12345678901234.56", false)]
    public async Task Xlsx_OfAFigure_IsANumberAsLongAsExcelKeepsItsDigits(string digits, bool isNumber)
    {
        var (type, value) = await CellAsync(decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(isNumber, type is null or "n");
        Assert.Equal(decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Xlsx_OfATextThatLooksLikeAFormula_IsText()
    {
        var (type, value) = await CellAsync("=cmd|'/c calc'!A1");
        Assert.Equal(("inlineStr", "=cmd|'/c calc'!A1"), (type, value));
    }

    private static ExportTable Table(params object?[] row) => new("table", [.. row.Select(_ => "Name")], 1, RowsAsync(row));

    private static async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(object?[] row)
    {
        await Task.Yield();
        yield return row;
    }

    private static async Task<string> CsvAsync(params object?[] row)
    {
        using var output = new MemoryStream();
        var written = 0;
        await CsvFile.WriteAsync(Table(row), output, () => written++, TestContext.Current.CancellationToken);
        Assert.Equal(1, written);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static async Task<(string? Type, string Value)> CellAsync(object cell)
    {
        using var output = new MemoryStream();
        await XlsxFile.WriteAsync(Table(cell), output, () => { }, TestContext.Current.CancellationToken);
        output.Position = 0;
        using var archive = new ZipArchive(output, ZipArchiveMode.Read);
        await using var sheet = archive.Entries.Single(entry => entry.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)).Open();
        var found = XDocument.Load(sheet).Descendants().Where(element => element.Name.LocalName == "c").Last();
        return (found.Attribute("t")?.Value, found.Value);
    }
}
