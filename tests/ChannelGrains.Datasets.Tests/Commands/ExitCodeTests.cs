using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class ExitCodeTests
{
    private static readonly Channelctl NoServer = new("http://127.0.0.1:1");

    [Theory]
    [InlineData("partner", "list")]
    [InlineData("programme", "get")]
    [InlineData("kpi", "watch", "p", "2026-01")]
    [InlineData("journal", "verify")]
    public async Task Run_NoServer_ExitsWith3(params string[] command)
    {
        var answer = await NoServer.RunAsync(command);
        Assert.Equal(3, answer.Code);
        Assert.Contains("UNAVAILABLE", answer.Error, StringComparison.Ordinal);
        Assert.Contains("--server", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partner", "frobnicate")]
    [InlineData("partner", "get")]
    [InlineData("partner", "create", "p", "--type", "FRIEND")]
    [InlineData("kpi", "series", "p", "--from", "2021-05-01")]
    [InlineData("kpi", "watch", "p", "2021-05", "--count", "0")]
    [InlineData("kpi", "watch", "p", "2021-05", "--interval", "0")]
    [InlineData("partner", "create", "p", "--external-id", "no-equals-sign")]
    [InlineData("import", "/nowhere/sales.csv", "--map", "iowa-vendor")]
    [InlineData("--server", "not an address", "partner", "list")]
    public async Task Run_Misused_ExitsWith2(params string[] command)
    {
        var answer = await NoServer.RunAsync(command);
        Assert.Equal((2, ""), (answer.Code, answer.Output));
        Assert.StartsWith("error: ", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("import")]
    [InlineData("kpi", "watch")]
    [InlineData("partner", "create")]
    public async Task Help_OfAnyCommand_HasAnExample(params string[] command)
    {
        var answer = await NoServer.DoneAsync([.. command, "--help"]);
        Assert.Contains("Example:", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WrongKeyOrRole_ExitsWith1AndSaysWhichKeyIsNeeded()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?>
        {
            ["ApiKeys:0:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("secret"))),
            ["ApiKeys:0:Principal"] = "auditor",
            ["ApiKeys:0:Roles:0"] = "reader",
        });
        foreach (var key in new[] { null, "guess" })
        {
            var unknown = await new Channelctl(server.GrpcAddress, key).RunAsync("partner", "list");
            Assert.Equal(1, unknown.Code);
            Assert.Contains("CHANNELGRAINS_API_KEY", unknown.Error, StringComparison.Ordinal);
        }
        var reader = new Channelctl(server.GrpcAddress, "secret");
        await reader.DoneAsync("partner", "list");
        var denied = await reader.RunAsync("--json", "partner", "create", "p", "--name", "P", "--type", "DIRECT", "--region", "cn");
        Assert.Equal((1, "PERMISSION_DENIED"), (denied.Code, denied.ErrorJson.GetProperty("code").GetString()));
        Assert.DoesNotContain("secret", denied.Error, StringComparison.Ordinal);
    }
}
