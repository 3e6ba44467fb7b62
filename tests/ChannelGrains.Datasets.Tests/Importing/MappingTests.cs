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
    public async Task Import_MappingThatDoesNotFit_ExitsWith2AndNamesThePlace(string partner, string problem)
    {
        using var files = new ShopFiles();
        var answer = await NoServer.RunAsync("import", files.Sales(), "--map", files.Map("map", partner), "--dry-run");
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
