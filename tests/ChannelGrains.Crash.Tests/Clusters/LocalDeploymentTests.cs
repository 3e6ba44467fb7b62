using ChannelGrains.Partners.V1;
using ChannelGrains.Client;
using ChannelGrains.Testing;

namespace ChannelGrains.Crash.Tests.Clusters;

/// <summary>What deploy/local starts, and what its stop leaves.</summary>
public sealed class LocalDeploymentTests : IDisposable
{
    private readonly TemporaryDirectory _root = new();
    private readonly int _port = Random.Shared.Next(200, 450) * 100;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Start_OnThisMachine_ServesByBothGatewaysAndStopEndsAll()
    {
        try
        {
            var (started, output) = await RunAsync("start");
            Assert.True(started == 0, output);
            using var one = ClientChannel.Create(new Uri($"http://127.0.0.1:{_port}"), new ClientOptions());
            await new PartnerService.PartnerServiceClient(one).CreatePartnerAsync(new()
            {
                PartnerId = "store-1",
                Partner = new() { DisplayName = "Store", ChannelType = ChannelType.Direct, Region = "cn", TimeZone = "Asia/Shanghai", CurrencyCode = "CNY" },
            });
            using var other = ClientChannel.Create(new Uri($"http://127.0.0.1:{_port + 2}"), new ClientOptions());
            Assert.Equal("Store", (await new PartnerService.PartnerServiceClient(other).GetPartnerAsync(new() { PartnerId = "store-1" })).Partner.DisplayName);
            using var browser = new HttpClient();
            Assert.Contains("<html", await browser.GetStringAsync(new Uri($"http://127.0.0.1:{_port + 10}/"), Stop), StringComparison.Ordinal);
        }
        finally
        {
            var (stopped, output) = await RunAsync("stop");
            Assert.True(stopped == 0, output);
        }
        Assert.Empty(Directory.GetFiles(Path.Combine(_root.Path, "run")));
        Assert.DoesNotContain(Directory.GetDirectories("/proc"), process => Arguments(process).Contains(_root.Path, StringComparison.Ordinal));
    }

    private async Task<(int Code, string Output)> RunAsync(string script)
    {
        await using var group = ProcessGroup.Start(
            Path.Combine(Repository.Root, "deploy", "local", script), [],
            new Dictionary<string, string?> { ["CHANNELGRAINS_LOCAL"] = _root.Path, ["CHANNELGRAINS_LOCAL_PORT"] = _port.ToString() });
        return await group.EndAsync();
    }

    private static string Arguments(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
