using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;

namespace ChannelGrains.Server.Tests.Access;

public sealed class StartupTests
{
    private const string Secret = "a key that nobody may read";

    private static readonly string Sha256 = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));

    [Theory]
    [InlineData("0.0.0.0", false)]
    [InlineData("0.0.0.0", true)]
    [InlineData("::", false)]
    [InlineData("10.1.2.3", true)]
    public async Task Start_BeyondLoopbackWithoutKeysAndTls_IsRefused(string listen, bool keys)
    {
        var settings = keys ? Keys() : [];
        settings["Listen"] = listen;

        var refused = await Assert.ThrowsAsync<ValidationException>(() => TestServer.StartAsync(settings));

        Assert.Contains(listen, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Tls", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Listen", "somewhere")]
    [InlineData("Ingest:WindowFrames", "0")]
    [InlineData("Journal:SegmentMiB", "0")]
    [InlineData("Port", "70000")]
    [InlineData("ApiKeys:0:Sha256", "not hexadecimal")]
    [InlineData("ApiKeys:0:Roles:0", "king")]
    public async Task Start_WithABadSetting_SaysWhatToChange(string setting, string value)
    {
        var settings = setting.StartsWith("ApiKeys", StringComparison.Ordinal) ? Keys() : [];
        settings[setting] = value;
        if (setting == "Port")
        {
            // The fixture sets the port itself.
            await Assert.ThrowsAsync<ValidationException>(() => ChannelServer.StartAsync(settings, CancellationToken.None));
            return;
        }

        var directory = new TemporaryDirectory();
        using (directory)
            await Assert.ThrowsAsync<ValidationException>(() => TestServer.StartAsync(With(settings, "Journal:SegmentMiB", "16"), directory.Path));

        static Dictionary<string, string?> With(Dictionary<string, string?> settings, string name, string value)
        {
            settings.TryAdd(name, value);
            return settings;
        }
    }

    [Fact]
    public async Task Log_OfAServerWithKeys_HasNoSecret()
    {
        await using var server = await HookedServer.StartAsync(Keys());
        var headers = new Metadata { { "x-api-key", Secret } };
        await server.Client.Programme.GetProgrammeAsync(new GetProgrammeRequest(), headers);
        await Assert.ThrowsAsync<RpcException>(async () => await server.Client.Programme.GetProgrammeAsync(
            new GetProgrammeRequest(), new Metadata { { "x-api-key", Secret + " almost" } }));

        Assert.All(server.Log.Lines, line =>
        {
            Assert.DoesNotContain(Secret, line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Sha256, line, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static Dictionary<string, string?> Keys() => new()
    {
        ["ApiKeys:0:Principal"] = "boss",
        ["ApiKeys:0:Roles:0"] = "admin",
        ["ApiKeys:0:Sha256"] = Sha256,
    };
}
