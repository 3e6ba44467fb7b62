using System.Security.Cryptography;
using System.Text;

namespace ChannelGrains.Server.Tests.Budgets;

/// <summary>What a server with keys holds for those who have none: nothing but the call's headers.</summary>
public sealed class UnknownCallerTests
{
    private const string Backup = "/channelgrains.admin.v1.AdminService/BackupJournal";

    [Fact]
    public async Task Call_WithoutKeyWhoseBodyNeverEnds_IsRefusedByItsHeaders()
    {
        await using var server = await HookedServer.StartAsync(Keys());
        using var unknown = new RawCall(server.Address);

        var answer = await unknown.SendAsync(Backup, RawCall.Message(new byte[1_000], length: 4_000_000), ends: false);

        Assert.Equal(StatusCode.Unauthenticated, answer.Status);
    }

    [Fact]
    public async Task Call_WithoutKeyThatIsNoProtobuf_IsUnauthenticatedAndLogsNothing()
    {
        await using var server = await HookedServer.StartAsync(Keys());
        using var unknown = new RawCall(server.Address);

        for (var i = 0; i < 10; i++)
            Assert.Equal(StatusCode.Unauthenticated, (await unknown.SendAsync(Backup, RawCall.Message(Garbage()))).Status);

        Assert.DoesNotContain(server.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Calls_ThatAreNoProtobuf_AreRefusedWithAReasonAndLogOneLine()
    {
        await using var server = await HookedServer.StartAsync(Keys());
        using var boss = new RawCall(server.Address, "key");

        foreach (var body in new[] { RawCall.Message(Garbage()), RawCall.Message([1, 2], length: 60), RawCall.Message([], length: 0).Concat(new byte[7]).ToArray(), [0xFF, 0, 0, 0, 0], [] })
        {
            var answer = await boss.SendAsync(Backup, body);
            Assert.Equal((StatusCode.InvalidArgument, "MALFORMED"), (answer.Status, answer.Reason));
        }

        Assert.DoesNotContain(server.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.Contains("   at ", StringComparison.Ordinal));
        Assert.Single(server.Log.Lines, line => line.Contains("well-formed", StringComparison.Ordinal));
    }

    internal static Dictionary<string, string?> Keys() => new()
    {
        ["ApiKeys:0:Principal"] = "boss",
        ["ApiKeys:0:Roles:0"] = "admin",
        ["ApiKeys:0:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("key"))),
    };

    private static byte[] Garbage() => [.. Enumerable.Repeat((byte)0xFF, 50)];
}
