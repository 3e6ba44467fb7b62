using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ChannelGrains.Server.Tests.Rest;

/// <summary>Keys, roles and partners of a key hold for REST as they do for gRPC.</summary>
public sealed class RestAccessTests : IAsyncLifetime
{
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(new Dictionary<string, string?>
    {
        ["ApiKeys:0:Principal"] = "boss",
        ["ApiKeys:0:Roles:0"] = "admin",
        ["ApiKeys:0:Sha256"] = Hash("admin key"),
        ["ApiKeys:1:Principal"] = "local-manager",
        ["ApiKeys:1:Roles:0"] = "manager",
        ["ApiKeys:1:Partners:0"] = "own-partner",
        ["ApiKeys:1:Sha256"] = Hash("manager key"),
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("another key")]
    public async Task Call_WithoutOrWithAnUnknownKey_IsUnauthorized(string? key)
    {
        using var rest = new RestClient(_server.ManagementAddress, key);

        foreach (var path in new[] { "/v1/programme", "/v1/partners", "/v1/partners/x/kpis/2026", "/v1/sources" })
        {
            var answer = await rest.SendAsync(HttpMethod.Get, path);
            Assert.Equal((HttpStatusCode.Unauthorized, (int)StatusCode.Unauthenticated), (answer.Status, (int)answer.Json!["code"]!));
        }
    }

    [Fact]
    public async Task Call_WithTheKeyAsHeader_IsThatPrincipals()
    {
        using var rest = new RestClient(_server.ManagementAddress);

        var answer = await rest.SendAsync(HttpMethod.Get, "/v1/programme", change: request => request.Headers.Add("x-api-key", "manager key"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task Caller_OfAKey_IsWhomItIsTakenFor()
    {
        using var rest = new RestClient(_server.ManagementAddress, "manager key");

        var caller = (await rest.SendAsync(HttpMethod.Get, "/v1/caller")).Json!;

        Assert.Equal(("ROLE_MANAGER", "own-partner", true), ((string?)caller["roles"]![0], (string?)caller["partners"]![0], (bool)caller["keysConfigured"]!));
    }

    [Fact]
    public async Task Call_OutsideTheRoleOrPartnersOfTheKey_IsForbidden()
    {
        using var rest = new RestClient(_server.ManagementAddress, "manager key");

        (await rest.SendAsync(HttpMethod.Post, "/v1/sources", JsonNode.Parse("""{"sourceId": "x"}"""))).Refused(HttpStatusCode.Forbidden, StatusCode.PermissionDenied, "ROLE");
        (await rest.SendAsync(HttpMethod.Get, "/v1/partners/other-partner")).Refused(HttpStatusCode.Forbidden, StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED");
        (await rest.SendAsync(HttpMethod.Get, "/v1/partners/own-partner")).Refused(HttpStatusCode.NotFound, StatusCode.NotFound, "PARTNER_NOT_FOUND");
        using var boss = new RestClient(_server.ManagementAddress, "admin key");
        await boss.PostAsync("/v1/sources", JsonNode.Parse("""{"sourceId": "x", "mode": "SOURCE_MODE_KEYED"}""")!);
    }

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
