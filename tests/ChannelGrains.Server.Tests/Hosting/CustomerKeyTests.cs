using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Hosting;

/// <summary>A server starts with the customer key that its journals were made with, or with another one that its operator accepts.</summary>
public sealed class CustomerKeyTests : IDisposable
{
    private const string Other = "00112233445566778899aabbccddeeff";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    private string KeyPath => Path.Combine(_folder.Path, "customer.key");

    [Fact]
    public async Task Start_WithAnotherCustomerKey_IsRefusedUntilItIsAccepted()
    {
        var never = TestContext.Current.CancellationToken;
        await StoreASaleAsync();
        var own = await File.ReadAllTextAsync(KeyPath, never);
        await File.WriteAllTextAsync(KeyPath, Other, never);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync());
        Assert.Contains($"{KeyPath} is another customer key than the one these journals were made with", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync("0000000000000000"));
        await File.WriteAllTextAsync(KeyPath, own, never);
        await using (await StartAsync())
        {
        }
        await File.WriteAllTextAsync(KeyPath, Other, never);
        var fingerprint = refused.Message.Split("AcceptCustomerKey to ")[1][..16];
        await using (await StartAsync(fingerprint))
        {
        }
        await using (await StartAsync())
        {
        }
        await File.WriteAllTextAsync(KeyPath, own, never);
        await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync(fingerprint));
    }

    [Fact]
    public async Task Start_OnJournalsThatNameNoKey_NotesTheOneThatIsThere()
    {
        await using (var server = await StartAsync())
        {
            var fact = new Fact { RecordedAtMicros = 1, Store = new StoreFact { IdentityKeyMade = new IdentityKeyMade { Secret = ByteString.CopyFrom(new byte[16]) } } };
            var store = server.Services.GetRequiredService<IJournalStore>();
            var journal = await store.OpenAsync(new JournalName("identity-key"), CancellationToken.None);
            await store.WhenCommitted(store.Append(journal, 0, fact.ToByteArray(), null).Ticket, CancellationToken.None);
        }
        await using (await StartAsync())
        {
        }
        await File.WriteAllTextAsync(KeyPath, Other, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync());
    }

    [Fact]
    public async Task Verify_WithAnotherCustomerKey_SaysSo()
    {
        await StoreASaleAsync();
        Assert.Equal(0, (await VerifyAsync()).Code);
        await File.WriteAllTextAsync(KeyPath, Other, TestContext.Current.CancellationToken);

        var (code, output) = await VerifyAsync();

        Assert.Equal(1, code);
        Assert.Contains("customer.key is another one", output, StringComparison.Ordinal);
        File.Delete(KeyPath);
        Assert.Equal(0, (await VerifyAsync()).Code);
    }

    private async Task<(int Code, string Output)> VerifyAsync()
    {
        await using var process = ProcessGroup.Start(
            "dotnet", [typeof(ChannelServer).Assembly.Location, "verify", "--data", _folder.Path], new Dictionary<string, string?>(), _folder.Path);
        return await process.EndAsync();
    }

    private Task<TestServer> StartAsync(string? accept = null) => TestServer.StartAsync(
        accept is null ? null : new Dictionary<string, string?> { ["AcceptCustomerKey"] = accept }, directory: _folder.Path);

    private async Task StoreASaleAsync()
    {
        await using var server = await StartAsync();
        var trade = await Trade.BeginAsync(new TestClient(server.Channel));
        await trade.SellAsync(await trade.PartnerAsync("a"), 10);
    }
}
