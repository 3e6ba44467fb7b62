using System.IO.Compression;
using System.Text;
using ChannelGrains.Datasets.Tests.Commands;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Importing;

/// <summary>Files that are not whole, or not text: nothing of them is counted by half.</summary>
public sealed class DamagedFileTests(CommandServer server) : IClassFixture<CommandServer>
{
    private readonly Channelctl _channelctl = server.Channelctl;

    [Theory]
    [InlineData("in a row")]
    [InlineData("at a flush point")]
    [InlineData("in the trailer")]
    [InlineData("in the second member")]
    [InlineData("checksum wrong")]
    [InlineData("length wrong")]
    [InlineData("text behind it")]
    [InlineData("half a header behind it")]
    public async Task Import_GzipThatIsNotWhole_SendsNothingAndExitsWith2(string fault)
    {
        using var files = new ShopFiles();
        var source = $"gz-{Guid.NewGuid():N}";
        var sales = files.WriteBytes("sales.csv.gz", Damage(fault, source));
        var answer = await ImportAsync(sales, files.Map(source));
        Assert.Equal(2, answer.Code);
        Assert.Contains("sales.csv.gz", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("unsupported compression", answer.Error, StringComparison.Ordinal);
        Assert.Contains(" Nothing was sent.", answer.Error, StringComparison.Ordinal);
        await AssertNothingAsync(source);
    }

    [Fact]
    public async Task Import_GzipOfSeveralMembersAndPadding_IsReadToItsEnd()
    {
        using var files = new ShopFiles();
        byte[] gzip = [.. Gzip(ShopFiles.Header + "\n"), .. Gzip(""), .. Gzip(Rows("members", 1, 5_000)), .. Gzip(Rows("members", 5_001, 5_003)), .. new byte[512]];
        var summary = await _channelctl.ImportAsync(files.WriteBytes("sales.csv.gz", gzip), files.Map("members"));
        Assert.Equal(5_003, summary.GetProperty("accepted").GetInt32());
    }

    [Theory]
    [InlineData("2,{0},2021-05-04,1,1,CNY,\u831c,c-1", "gb18030", "line 3", "\"encoding\": \"gb18030\"")]
    [InlineData("2,{0},2021-05-04,1,1,CNY,Caf\u00e9,c-1", "windows-1252", "line 3", "\"encoding\": \"windows-1252\"")]
    [InlineData("2,{0},2021-05-04,1,1,CNY,Tea,c-1", "utf-16BE", "line 1", "\"utf-16\"")]
    public async Task Import_FileThatIsNotUtf8_NamesLineAndEncodingAndSendsNothing(string row, string encoding, params string[] said)
    {
        using var files = new ShopFiles();
        var source = $"enc-{Guid.NewGuid():N}";
        var text = $"{ShopFiles.Header}\n{Row(source, 1)}\n{string.Format(row, source)}\n";
        var sales = files.WriteBytes("sales.csv", CodePage(encoding).GetBytes(text));
        var answer = await ImportAsync(sales, files.Map(source));
        Assert.Equal(2, answer.Code);
        Assert.All(said, part => Assert.Contains(part, answer.Error, StringComparison.Ordinal));
        await AssertNothingAsync(source);
    }

    [Fact]
    public async Task Import_HeaderThatIsNotUtf8_IsRefused()
    {
        using var files = new ShopFiles();
        var sales = files.WriteBytes("sales.csv", CodePage("gb18030").GetBytes($"{ShopFiles.Header},\u5907\u6ce8\n{Row("head", 1)},\n"));
        var answer = await ImportAsync(sales, files.Map("head"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("line 1: B1 B8 D7 A2", answer.Error, StringComparison.Ordinal);
        Assert.Contains(" Nothing was sent.", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gb18030", false)]
    [InlineData("gbk", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-8", true)]
    public async Task Import_EncodingNamedOrMarked_IsRead(string encoding, bool isMarked)
    {
        using var files = new ShopFiles();
        var source = $"read-{Guid.NewGuid():N}";
        var code = CodePage(encoding);
        var text = code.GetBytes($"{ShopFiles.Header}\n1,{source},2021-05-04,1,1,CNY,\u5ca9\u8336,c-1\n");
        var sales = files.WriteBytes("sales.csv", isMarked ? [.. code.Preamble, .. text] : text);
        await _channelctl.ImportAsync(sales, files.Map(source, more: isMarked ? "" : $"\"encoding\": \"{encoding}\","));
        Assert.Contains("\u5ca9\u8336", (await _channelctl.DoneAsync("kpi", "show", source, "2021-05")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("windows-1252")]
    public async Task Import_Utf8UnderAnotherEncoding_IsRefused(string encoding)
    {
        using var files = new ShopFiles();
        var source = $"other-{Guid.NewGuid():N}";
        var sales = files.Sales(Enumerable.Range(1, 9).Select(i => $"\u5355{i},{source},2021-05-04,1,1,CNY,\u8336,c-1"));
        var answer = await ImportAsync(sales, files.Map(source, more: $"\"encoding\": \"{encoding}\","));
        Assert.Equal(2, answer.Code);
        Assert.Contains("the file is UTF-8, and the mapping says", answer.Error, StringComparison.Ordinal);
        await AssertNothingAsync(source);
    }

    [Fact]
    public async Task Import_MappingThatIsNotUtf8_IsRefused()
    {
        using var files = new ShopFiles();
        var map = files.Map("map", "\"\u5e97\"");
        files.WriteBytes("shop.json", CodePage("gb18030").GetBytes(await File.ReadAllTextAsync(map, TestContext.Current.CancellationToken)));
        var answer = await ImportAsync(files.Sales(Row("map", 1)), map);
        Assert.Equal(2, answer.Code);
        Assert.Contains("is not UTF-8", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_HeaderNameTwice_IsRefusedWhenTheMappingUsesIt()
    {
        using var files = new ShopFiles();
        var sales = files.Write("sales.csv", $"{ShopFiles.Header},Amount ,Note,Note,,\n{Row("twice", 1)},5,,,,\n");
        var answer = await ImportAsync(sales, files.Map("twice"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("'Amount' is there twice, as number 4 and 9", answer.Error, StringComparison.Ordinal);
        var other = files.Write("sales.csv", $"{ShopFiles.Header},Note,Note,,\n{Row("twice", 1)},,,,\n");
        Assert.Equal(1, (await _channelctl.ImportAsync(other, files.Map("twice"))).GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Import_OpenQuote_NamesTheRowAndCountsNothingBehindIt()
    {
        using var files = new ShopFiles();
        var sales = files.Sales(Row("quote", 1), "2,quote,2021-05-04,1,1,CNY,\"Tea,c-1", Row("quote", 3), Row("quote", 4));
        var answer = await ImportAsync(sales, files.Map("quote"), "--max-errors", "9");
        Assert.Equal(2, answer.Code);
        Assert.Contains("on from line 3: a quote", answer.Error, StringComparison.Ordinal);
        await AssertNothingAsync("quote");
    }

    [Fact]
    public async Task Import_OpenQuoteLongBeforeTheEnd_NamesTheRow()
    {
        using var files = new ShopFiles();
        var sales = files.Sales([Row("long", 1), "2,long,2021-05-04,1,1,CNY,\"Tea,c-1", .. Enumerable.Range(3, 60_000).Select(i => Row("long", i))]);
        var answer = await ImportAsync(sales, files.Map("long"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("on from line 3: the row there is longer than 1 MiB", answer.Error, StringComparison.Ordinal);
        Assert.Contains("quote", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Directory_SaysSo()
    {
        using var files = new ShopFiles();
        var answer = await ImportAsync(files.Folder, files.Map("folder"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("is a directory", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Workbook_SaysSo()
    {
        using var files = new ShopFiles();
        var answer = await ImportAsync(files.WriteBytes("sales.csv", "PK\u0003\u0004 and more"u8.ToArray()), files.Map("book"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("Excel workbook", answer.Error, StringComparison.Ordinal);
    }

    /// <summary>A byte order mark, a separator line, lines that end with CR, blank rows and columns, blanks around values: all that Excel writes.</summary>
    [Fact]
    public async Task Import_FileOfExcel_IsRead()
    {
        using var files = new ShopFiles();
        var text = string.Join('\r', "sep=;", "Receipt;Shop;Date;Amount;Pieces;Currency;Group;Customer;;", "1;excel ;2021-05-04;1.234,50-;-1 ;CNY;Tea;c-1;;",
            "\u00a02\u200b;\u3000excel;2021-05-04;(2,50);-1;CNY;Tea;c-1;;", "3;\ufeffexcel\t;2021-05-04; \"1.000\" ;1;CNY;\" Tea\";;;", ";;;;;;;;;", ";;;;;;;;;");
        var sales = files.WriteBytes("sales.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.Replace("\"1.000\" ", "1.000 ", StringComparison.Ordinal))]);
        var summary = await _channelctl.ImportAsync(sales, files.Map("excel", more: "\"decimal\": \",\", \"thousands\": \".\","));
        Assert.Equal((3, 2, 1), (summary.GetProperty("accepted").GetInt32(), summary.GetProperty("blank_rows").GetInt32(), summary.GetProperty("partners").GetInt32()));
        Assert.Matches(@"total +1,000\.00 +1,237\.00 +-237\.00", (await _channelctl.DoneAsync("kpi", "show", "excel", "2021-05")).Output);
    }

    [Fact]
    public async Task Import_LastRowWithoutLineEnd_IsNoted()
    {
        using var files = new ShopFiles();
        var sales = files.Write("sales.csv", $"{ShopFiles.Header}\n{Row("cut", 1)}");
        Assert.Contains("the last row of the file has no line end", (await ImportAsync(sales, files.Map("cut"))).Output, StringComparison.Ordinal);
    }

    private static byte[] Damage(string fault, string source)
    {
        // Stored at random, so that a part of it holds whole rows.
        var header = Gzip(ShopFiles.Header + "\n");
        var rows = Gzip(Rows(source, 1, 2_000));
        byte[] whole = [.. header, .. rows];
        switch (fault)
        {
            case "in a row": return whole[..^(rows.Length / 2)];
            case "at a flush point": return Flushed(source);
            case "in the trailer": return whole[..^3];
            case "in the second member": return whole[..(header.Length + 15)];
            case "text behind it": return [.. whole, .. Encoding.UTF8.GetBytes(Row(source, 2_001) + "\n")];
            case "half a header behind it": return [.. whole, 0x1F, 0x8B, 8];
            case "checksum wrong": whole[^8] ^= 1; return whole;
            case "length wrong": whole[^1] ^= 1; return whole;
            default: throw new ArgumentException(fault, nameof(fault));
        }
    }

    private static byte[] Flushed(string source)
    {
        var file = new MemoryStream();
        var gzip = new GZipStream(file, CompressionMode.Compress);
        gzip.Write(Encoding.UTF8.GetBytes($"{ShopFiles.Header}\n{Row(source, 1)}\n{Row(source, 2)[..^3]}"));
        gzip.Flush();
        var flushed = file.ToArray();
        gzip.Dispose();
        return flushed;
    }

    private static byte[] Gzip(string text)
    {
        var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return file.ToArray();
    }

    private static Encoding CodePage(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(name);
    }

    private static string Rows(string source, int from, int to) =>
        string.Concat(Enumerable.Range(from, to - from + 1).Select(i => Row(source, i) + "\n"));

    private static string Row(string shop, int receipt) => $"{receipt},{shop},2021-05-04,1.{receipt % 97:00},1,CNY,Tea,c-{receipt * 7_919 % 10_007}";

    private async Task AssertNothingAsync(string partner) => Assert.Equal(1, (await _channelctl.RunAsync("partner", "get", partner)).Code);

    private Task<Channelctl.Answer> ImportAsync(string sales, string map, params string[] options) =>
        _channelctl.RunAsync(["import", sales, "--map", map, "--create-source", "--create-partners", .. options]);
}
