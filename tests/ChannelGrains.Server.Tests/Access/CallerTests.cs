using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Access.V1;
using Grpc.Core;

namespace ChannelGrains.Server.Tests.Access;

public sealed class CallerTests
{
    private const string Key = "the key of ann, of 32 bytes and more";

    [Fact]
    public async Task GetCaller_WithoutKeys_IsTheAdminLocal()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["InsecureSingleUser"] = "true" });
        var caller = await new AccessService.AccessServiceClient(server.Channel).GetCallerAsync(new());
        Assert.Equal(new GetCallerResponse { Principal = "local", Roles = { Role.Admin }, SingleUser = true }, caller);
    }

    [Fact]
    public async Task GetCaller_WithAKey_SaysItsRolesAndWhatHoldsIt()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?>
        {
            ["ApiKeys:0:Sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key))),
            ["ApiKeys:0:Principal"] = "ann",
            ["ApiKeys:0:Roles:0"] = "finance",
            ["ApiKeys:0:Roles:1"] = "source",
            ["ApiKeys:0:Partners:0"] = "b",
            ["ApiKeys:0:Partners:1"] = "a",
            ["ApiKeys:0:Sources:0"] = "pos",
        });
        using var channel = server.Connect(Key);
        var caller = await new AccessService.AccessServiceClient(channel).GetCallerAsync(new());
        Assert.Equal(new GetCallerResponse { Principal = "ann", Roles = { Role.Source, Role.Finance }, Partners = { "a", "b" }, Sources = { "pos" }, KeysConfigured = true }, caller);
        using var unknown = server.Connect("another key, which nobody has");
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await new AccessService.AccessServiceClient(unknown).GetCallerAsync(new()));
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }
}
