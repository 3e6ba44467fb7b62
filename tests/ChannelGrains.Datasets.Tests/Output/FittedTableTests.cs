using ChannelGrains.Cli.Output;
using Spectre.Console;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Output;

public sealed class FittedTableTests
{
    private const string Figure = "12,345,678.90";

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void Render_AtAnyWidth_ShowsEveryFigureWhole(int width)
    {
        var name = new string('x', 128);
        var table = Tables.Create("category", ">gross", ">returns", ">net", ">units", ">transactions", ">return rate", ">cost", ">margin");
        table.Row([name, .. Enumerable.Range(1, 8).Select(i => $"{i}{Figure}")]);

        var lines = Render(table, width);

        Assert.All(Enumerable.Range(1, 8), i => Assert.Contains(lines, line => line.Split(' ').Contains($"{i}{Figure}")));
        Assert.All(["gross", "transactions", "return rate", "margin"], heading => Assert.Contains(lines, line => line.Contains(heading, StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.True(CellText.Width(line.TrimEnd()) <= width, line));
    }

    [Fact]
    public void Render_WhereItFits_CutsNothing()
    {
        var name = new string('x', 128);

        var lines = Render(Tables.Create("category", ">net").Row(name, Figure), 200);

        Assert.Contains(lines, line => line.Contains(name, StringComparison.Ordinal) && line.Contains(Figure, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_OfChineseNames_SetsTheFiguresFlush()
    {
        var table = Tables.Create("category", ">net").Row(new string('茶', 60), Figure).Row("tea", "1.00").Row("a" + new string('具', 60), "22.00");

        var lines = Render(table, 80);

        Assert.Equal(2, lines.Count(line => line.Contains('…', StringComparison.Ordinal)));
        Assert.Single(lines.Where(line => line.Contains('0', StringComparison.Ordinal)).Select(line => CellText.Width(line.TrimEnd())).Distinct());
    }

    [Fact]
    public void Render_OfSeveralNames_CutsTheLongestFirst()
    {
        var table = Tables.Create("partner", "name", ">net").Row("store-0042-chengdu", new string('n', 100), Figure);

        var row = Render(table, 80).Single(line => line.Contains(Figure, StringComparison.Ordinal));

        Assert.Contains("store-0042-chengdu ", row, StringComparison.Ordinal);
        Assert.Contains("n…", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("茶具茶具茶具", 6, "茶具…")]
    [InlineData("茶具茶具茶具", 5, "茶具…")]
    [InlineData("茶具", 4, "茶具")]
    [InlineData("e\u0301e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301…")]
    [InlineData("😀😀😀", 5, "😀😀…")]
    public void Fit_OfAName_CutsBetweenCharacters(string name, int width, string fitted) => Assert.Equal(fitted, CellText.Fit(name, width));

    private static List<string> Render(FittedTable table, int width)
    {
        var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(written), Ansi = AnsiSupport.No });
        console.Profile.Width = width;
        console.Write(table);
        return [.. written.ToString().Split('\n').Where(line => line.Trim().Length > 0)];
    }
}
