using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class CertificateCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    [Fact]
    public async Task Certificates_OfATest_AreListedAndRevoked()
    {
        await server.Channelctl.DoneAsync("partner", "create", "certified", "--name", "A shop", "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");
        await server.Channelctl.DoneAsync("form", "put", Repository.PathOf("src", "ChannelGrains.Cli", "Forms", "product-training.yaml"));
        await server.Channelctl.DoneAsync(
            "requirement", "put", "trained", "--kind", "CERTIFICATES", "--title", "Trained staff", "--gate", "PAYOUT", "--certificate", "product-training", "--count", "1", "--grace-days", "14");
        await server.Channelctl.DoneAsync("requirement", "put", "gold-trained", "--kind", "CERTIFICATES", "--title", "Gold", "--certificate", "product-training", "--count", "3", "--tier", "gold", "--category", "tea");
        Assert.Matches("gold-trained .*gold, tea", (await server.Channelctl.DoneAsync("requirement", "list")).Output);
        Assert.Matches("trained +MISSING +0 of 1 with product-training", (await server.Channelctl.DoneAsync("compliance", "status", "certified")).Output);
        using var directory = new TemporaryDirectory();
        var record = Path.Combine(directory.Path, "test.yaml");
        await File.WriteAllTextAsync(
            record,
            $"record_id: test-1\npartner_id: certified\nform_id: product-training\nform_version: 1\ntaken_at: {DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss}Z\nperson_id: li-wei\n"
            + "answers:\n  - {item_id: warranty, choice_id: two-years}\n  - {item_id: returns, yes: true}\n  - {item_id: discount, number: \"5\"}\n  - {item_id: complaint, choice_id: one-week}\n");
        await server.Channelctl.DoneAsync("record", "submit", record);

        Assert.Matches("(?s)test-1 +product-training +[0-9a-f]{16} .*VALID.*product-training +1", (await server.Channelctl.DoneAsync("certificate", "list", "certified")).Output);
        Assert.Matches("trained +VALID .*1 of 1 with product-training", (await server.Channelctl.DoneAsync("compliance", "status", "certified")).Output);
        Assert.Matches("(?s)state +REVOKED.*reason +has left", (await server.Channelctl.DoneAsync("certificate", "revoke", "certified", "test-1", "--reason", "has left")).Output);
        Assert.Matches("trained +MISSING +0 of 1", (await server.Channelctl.DoneAsync("compliance", "status", "certified")).Output);
        Assert.Equal(1, (await server.Channelctl.RunAsync("certificate", "revoke", "certified", "test-9", "--reason", "x")).Code);
    }
}
