using ChannelGrains.Datasets.Tests.Commands;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Importing;

/// <summary>Mappings, without a server: dry runs.</summary>
public sealed class MappingTests
{
    private static readonly Channelctl NoServer = new("http://127.0.0.1:1");

    [Fact]
    public async Task DryRun_BadRows_AreAllReportedAndNothingIsSent()
    {
        using var files = new ShopFiles();
        var sales = files.Sales("1,a,2021-05-04,x,1,CNY,Tea,c", "2,a,2021-05-04,1,1,CNY,Tea,c", "3,a,never,1,1,CNY,Tea,c");
        var answer = await NoServer.RunAsync("import", sales, "--map", files.Map("dry"), "--dry-run", "--json");
        Assert.Equal((1, 2, 0), (answer.Code, answer.Json.GetProperty("bad_rows").GetInt32(), answer.Json.GetProperty("sent").GetInt32()));
        Assert.Equal(["Amount", "Date"], answer.Json.GetProperty("bad_row_examples").EnumerateArray().Select(row => row.GetProperty("column").GetString()));
    }

    /// <summary>The template explains the format, so it must be one that works.</summary>
    [Fact]
    public async Task Template_AsShipped_IsAMapping()
    {
        using var files = new ShopFiles();
        files.Write("products.csv", "Id,Group,Cost\nA-1,Tea,\"0,50\"\n");
        var sales = files.Write("sales.csv", """
            Receipt;Shop;Date;Kind;Voids;Pieces;Price;Customer;Article
            17;Berlin Mitte;31.12.2021;S;;2;1,25;c-1;A-1
            17;Berlin Mitte;31.12.2021;R;;-1;1,25;c-1;A-1
            18;Berlin Mitte;31.12.2021;V;17-2;1;1,25;c-1;A-2
            x;Berlin Mitte;31.12.2021;S;;1;1;c-1;A-1
            19;TEST 1;31.12.2021;S;;1;1;c-1;A-1
            """);
        var template = Path.Combine(AppContext.BaseDirectory, "Mappings", "template.json");
        var summary = await NoServer.JsonAsync("import", sales, "--map", template, "--dry-run");
        Assert.Equal((5, 0, 1), (summary.GetProperty("rows_read").GetInt32(), summary.GetProperty("bad_rows").GetInt32(), summary.GetProperty("partners").GetInt32()));
        Assert.Equal("""{"adjustments":1,"test shops":1}""", summary.GetProperty("skipped_by_rule").GetRawText());
    }

    [Fact]
    public async Task Help_OfImport_NamesTheTemplateThatIsThere()
    {
        Assert.Contains("Mappings/template.json", (await NoServer.DoneAsync("import", "--help")).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "Mappings", "template.json")));
    }

    [Theory]
    [InlineData("\"Shop\", \"amout\": \"Amount\"", "fields has no 'amout'")]
    [InlineData("\"Store\"", "has no column 'Store'; it has: Receipt, Shop")]
    [InlineData("{ \"lookup\": \"shop\", \"column\": \"Name\" }", "names lookup 'shop'")]
    [InlineData("{ \"product\": [ \"Pieces\" ] }", "is text and cannot be a product")]
    [InlineData("\"Shop\", \"amount\": \"Pieces\"", "mapping.fields has 'amount' twice")]
    [InlineData("\"Shop\", \"kind\": { \"value\": \"Group\", \"values\": { \"Tea\": \"SALE\", \"Tea\": \"RETURN\" } }", "mapping.fields.kind.values has 'Tea' twice")]
    [InlineData("\"Shop\", \"kind\": { \"value\": \"Group\", \"values\": { \"Tea\": \"SALE\", \"Tea \": \"RETURN\" } }", "fields.kind.values has 'Tea' twice")]
    [InlineData("{ \"column\": \"Shop\", \"constant\": \"a\" }", "fields.partner_id has no 'constant'")]
    public async Task Import_MappingThatDoesNotFit_ExitsWith2AndNamesThePlace(string partner, string problem)
    {
        using var files = new ShopFiles();
        var answer = await NoServer.RunAsync("import", files.Sales(), "--map", files.Map("map", partner), "--dry-run");
        Assert.Equal(2, answer.Code);
        Assert.Contains(problem, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"encoding\": \"klingon\",", "mapping.encoding 'klingon' is not known")]
    [InlineData("\"thousands\": \".\", \"decimal\": \".\",", "thousands must be")]
    [InlineData("\"round\": 9,", "round must lie between 0 and 6")]
    [InlineData("\"skip\": [ { \"name\": \"a\", \"column\": \"Shop\", \"when\": \"x\" }, { \"name\": \"a\", \"column\": \"Shop\", \"when\": \"y\" } ],", "skip[1].name 'a' is there twice")]
    [InlineData("\"lookups\": [ { \"name\": \"l\", \"file\": \"l.csv\", \"key\": \"Id\", \"from\": \"Shop\" } ],", "line 3: the key '1' is there for the second time")]
    [InlineData("\"lookups\": [ { \"name\": \"l\", \"file\": \"short.csv\", \"key\": \"Id\", \"from\": \"Shop\" } ],", "line 2: it has 3 fields under a header of 2")]
    public async Task Import_PropertyThatDoesNotFit_ExitsWith2AndNamesThePlace(string more, string problem)
    {
        using var files = new ShopFiles();
        files.Write("l.csv", "Id,Price\n1,2\n1,3\n");
        files.Write("short.csv", "Id,Price\n1,2,3\n");
        var answer = await NoServer.RunAsync("import", files.Sales(), "--map", files.Map("map", more: more), "--dry-run");
        Assert.Equal(2, answer.Code);
        Assert.Contains(problem, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("^(a+)+$", 0)]
    [InlineData("^(?=(a+)+$)b", 2)]
    public async Task Import_SlowSkipPattern_IsDecidedOrNamedWithItsRow(string pattern, int code)
    {
        using var files = new ShopFiles();
        var sales = files.Sales("1,a,2021-05-04,1,1,CNY,Tea,c", $"2,a,2021-05-04,1,1,CNY,{new string('a', 60)}!,c");
        var map = files.Map("slow", more: $$""" "skip": [ { "name": "slow", "column": "Group", "when": "{{pattern}}" } ], """);
        var answer = await NoServer.RunAsync("import", sales, "--map", map, "--dry-run");
        Assert.Equal(code, answer.Code);
        if (code != 0)
        {
            Assert.Contains("Line 3: the pattern of the skip rule 'slow'", answer.Error, StringComparison.Ordinal);
            Assert.Contains(pattern, answer.Error, StringComparison.Ordinal);
        }
    }

    /// <summary>A row whose columns have moved is a bad row, also where the moved value looks like one to skip.</summary>
    [Fact]
    public async Task Import_SkipRuleOnARowThatIsNotWhole_LeavesOutOnlyWhatStandsInFrontOfTheCut()
    {
        using var files = new ShopFiles();
        var sales = files.Sales("1,a,2021-05-04,1,234.50,1,CNY,Tea,c", "Total,,,1234.50", "2,a,2021-05-04,1,1,CNY,Tea,c");
        var map = files.Map("skip", more: """
            "skip": [ { "name": "totals", "column": "Receipt", "when": "^Total" }, { "name": "other money", "column": "Currency", "unless": "^CNY$" } ],
            """);
        var answer = await NoServer.RunAsync("import", sales, "--map", map, "--dry-run", "--json");
        Assert.Equal(1, answer.Code);
        Assert.Equal("""{"totals":1,"other money":0}""", answer.Json.GetProperty("skipped_by_rule").GetRawText());
        Assert.Equal((1, 3), (answer.Json.GetProperty("bad_rows").GetInt32(), answer.Json.GetProperty("rows_read").GetInt32()));
    }

    [Theory]
    [InlineData("dd.MM HH:mm", "must have the year (uuuu), month (MM) and day (dd)")]
    [InlineData("uuuu-MM-dd hh:mm", "hours from 1 to 12 (hh) without AM or PM (tt)")]
    public async Task Import_FormatThatLeavesOutAPart_ExitsWith2(string format, string problem)
    {
        using var files = new ShopFiles();
        var map = files.Map("format");
        File.WriteAllText(map, File.ReadAllText(map).Replace("uuuu-MM-dd", format, StringComparison.Ordinal));
        var answer = await NoServer.RunAsync("import", files.Sales("1,a,2021-05-04,1,1,CNY,Tea,c"), "--map", map, "--dry-run");
        Assert.Equal(2, answer.Code);
        Assert.Contains(problem, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_UnknownMapping_ListsThoseThatThereAre()
    {
        using var files = new ShopFiles();
        var answer = await NoServer.RunAsync("import", files.Sales(), "--map", "iowa", "--dry-run");
        Assert.Equal(2, answer.Code);
        Assert.Contains("iowa-store, iowa-vendor, online-retail-dedup, online-retail-ordinal", answer.Error, StringComparison.Ordinal);
    }
}
