using System.Text;
using ChannelGrains.Server.Tests.Access;
using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Paging;

/// <summary>A page token is good for the list that gave it, asked for in the same way, and says nothing.</summary>
public sealed class PageTokenTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    public static TheoryData<string> Lists =>
        [.. ApiMethods.All.Where(method => method.InputType.FindFieldByName("page_token") is not null).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_WithATokenThatNobodyGave_IsRefused(string name)
    {
        var method = ApiMethods.Named(name);
        Assert.NotNull(method.OutputType.FindFieldByName("next_page_token"));
        foreach (var token in new[] { "x", "0", "100", "1.0", "partner-00001", "cn", "YWJj", "\u4e2d", " ", new string('A', 64), new string('A', 10_000), $"{new string('A', 60)}=" })
        {
            var request = method.InputType.Parser.ParseFrom(ByteString.Empty);
            ApiMethods.Set(request, "page_token", token);

            Assert.Equal("PAGE_TOKEN", (await AnyCall.MakeAsync(_client.Channel, method, request)).Reason);
        }
    }

    [Fact]
    public async Task Token_OfAPage_SaysNothingAndCannotBeChanged()
    {
        await _client.CreatePartnerAsync();
        await _client.CreatePartnerAsync();
        var token = (await _client.Partners.ListPartnersAsync(new ListPartnersRequest { PageSize = 1 })).NextPageToken;

        var bytes = Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token));
        Assert.DoesNotContain("partner", bytes, StringComparison.Ordinal);
        for (var i = 0; i < token.Length; i++)
        {
            var changed = $"{token[..i]}{(token[i] == 'A' ? 'B' : 'A')}{token[(i + 1)..]}";
            await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", _client.Partners.ListPartnersAsync(new ListPartnersRequest { PageToken = changed }));
        }
    }

    [Fact]
    public async Task Token_OfOneQuery_IsGoodForThatAlone()
    {
        await _client.CreatePartnerAsync();
        await _client.CreatePartnerAsync();
        await _client.CreateSourceAsync(SourceMode.Keyed);
        await _client.CreateSourceAsync(SourceMode.Keyed);
        var query = new ListPartnersRequest { Region = "cn", PageSize = 1 };
        var token = (await _client.Partners.ListPartnersAsync(query)).NextPageToken;

        Assert.NotEmpty((await _client.Partners.ListPartnersAsync(new ListPartnersRequest { Region = "cn", PageSize = 1_000, PageToken = token })).Partners);
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", _client.Partners.ListPartnersAsync(new ListPartnersRequest { PageToken = token }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN",
            _client.Partners.ListPartnersAsync(new ListPartnersRequest { Region = "cn", State = PartnerState.Active, PageToken = token }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", _client.Ingest.ListSourcesAsync(new ListSourcesRequest { PageToken = token }));
        var sources = (await _client.Ingest.ListSourcesAsync(new ListSourcesRequest { PageSize = 1 })).NextPageToken;
        Assert.NotEmpty((await _client.Ingest.ListSourcesAsync(new ListSourcesRequest { PageToken = sources })).Sources);
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", _client.Partners.ListPartnersAsync(new ListPartnersRequest { PageToken = sources }));
    }

    [Fact]
    public async Task Token_OfAServerBeforeARestart_GoesOn()
    {
        using var directory = new TemporaryDirectory();
        string token;
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            await client.CreatePartnerAsync(request => request.PartnerId = "a");
            await client.CreatePartnerAsync(request => request.PartnerId = "b");
            token = (await client.Partners.ListPartnersAsync(new ListPartnersRequest { PageSize = 1 })).NextPageToken;
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path);
        Assert.Equal("b", Assert.Single((await new TestClient(again.Channel).Partners.ListPartnersAsync(new ListPartnersRequest { PageToken = token })).Partners).PartnerId);
    }
}
