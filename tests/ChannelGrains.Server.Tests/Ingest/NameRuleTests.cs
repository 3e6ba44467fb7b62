namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>What a transaction may call a region, a category and things: nothing that no question could name, or that looks like another name.</summary>
public sealed class NameRuleTests(SharedServer shared)
{
    private const string Level64 = "0123456789012345678901234567890123456789012345678901234567890123";

    private readonly TestClient _client = shared.Client;

    public static TheoryData<string> NoRegions =>
        ["us//la", "/cn", "cn/", "/", "cn/\0", "cn/a\nb", "cn/\u0085", "cn/\uFFFD", " cn", "cn ", "cn/ chengdu", "cn/chengdu\u3000", "1/2/3/4/5/6/7/8/9", Level64 + "0"];

    public static TheoryData<string> NoCategories => ["tea\0", "te\na", "\u001B[2Jtea", "tea\u007F", "tea\u009B", "tea\uFFFD", " tea", "tea ", "\u3000tea", "tea\u00A0", "\uFEFFtea", " "];

    [Theory]
    [MemberData(nameof(NoRegions))]
    public async Task Region_ThatNoQuestionCanName_IsKeptAsFormat(string region) => await IsFormatAsync(sale => sale.Region = region);

    [Theory]
    [MemberData(nameof(NoCategories))]
    public async Task Category_ThatNoQuestionCanNameOrLooksLikeAnother_IsKeptAsFormat(string category) =>
        await IsFormatAsync(sale => sale.Lines[0].Category = category);

    [Theory]
    [InlineData("id")]
    [InlineData("sku")]
    [InlineData("store")]
    [InlineData("terminal")]
    [InlineData("customer")]
    [InlineData("original")]
    [InlineData("attribute")]
    public async Task Id_WithAControlCharacter_IsKeptAsFormat(string what) => await IsFormatAsync(sale =>
    {
        switch (what)
        {
            case "id": sale.TransactionId = "a\nWARN forged"; break;
            case "sku": sale.Lines[0].Sku = "4711\0"; break;
            case "store": sale.StoreId = "\u001B[31m"; break;
            case "terminal": sale.TerminalId = "till\r"; break;
            case "customer": sale.CustomerId = "c\0"; break;
            case "original": sale.OriginalTransactionId = "o\u0007"; break;
            default: sale.Attributes["a\0"] = "value"; break;
        }
    });

    [Fact]
    public async Task Names_AsFarAsTheyMayGo_AreApplied()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        var deepest = string.Join('/', Enumerable.Repeat(Level64, 8));

        Applied.As(await _client.SubmitAsync(source, Make.Keyed(partner,
            Make.Sale("a").With(sale => sale.Region = deepest),
            Make.Sale("b").With(sale => sale.Region = "中国/四川 省/成都"),
            Make.Sale("c", category: new string('x', 128)),
            Make.Sale("d", category: "ARNOLD'S 茶 & Co. 😀"),
            Make.Sale("e").With(sale => sale.Attributes["note"] = "first line\nsecond line"))), accepted: 5);
        await Eventually.TrueAsync(async () => (await _client.Kpis.GetChannelKpisAsync(
            new GetChannelKpisRequest { Period = "2026-03", Scope = new ChannelScope { Region = deepest } })).Kpis.Total?.Transactions == 1);
    }

    [Theory]
    [InlineData("cn/ chengdu")]
    [InlineData("cn//chengdu")]
    public async Task Region_OfAPartnerOrAQuestion_HasTheSameRule(string region)
    {
        Refused.With(StatusCode.InvalidArgument, "INVALID_REGION", await Assert.ThrowsAsync<RpcException>(
            () => _client.CreatePartnerAsync(request => request.Partner.Region = region)));
        Refused.With(StatusCode.InvalidArgument, "INVALID_REGION", await Assert.ThrowsAsync<RpcException>(async () => await _client.Kpis.GetChannelKpisAsync(
            new GetChannelKpisRequest { Period = "2026-03", Scope = new ChannelScope { Region = region } })));
    }

    [Fact]
    public async Task Replay_CorrectedToANameThatIsNone_StaysInQuarantine()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s").With(sale => sale.Region = "us//la")));

        var answer = await _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest
        {
            PartnerId = partner,
            QuarantineId = Assert.Single(await _client.QuarantineAsync(partner)).QuarantineId,
            Corrected = Make.Sale("s").With(sale => sale.Region = "us/la/"),
            Note = "Nearly.",
        });

        Assert.Equal(QuarantineReason.Format, answer.Reason);
    }

    private async Task IsFormatAsync(Action<Transaction> change)
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        var batch = Make.Keyed(partner, Make.Sale("s", customer: "c").With(change));

        Applied.As(await _client.SubmitAsync(source, batch), accepted: 0, duplicates: 0, (0, QuarantineReason.Format));
        Applied.As(await _client.SubmitAsync(source, batch), accepted: 0, duplicates: 1);
        Assert.Single(await _client.QuarantineAsync(partner));
    }
}
