using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class ToolCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    [Fact]
    public async Task Tools_OfAFile_AreKeptListedAndTakenNoteOf()
    {
        using var directory = new TemporaryDirectory();
        var file = Path.Combine(directory.Path, "tools.yaml");
        await File.WriteAllTextAsync(file, "tool_id: price-list\ndefault_language: zh\ntitle: {zh: 价目表, en: Price list}\ncategory: tea\nurl: https://example.com/prices.pdf\n");
        await server.Channelctl.DoneAsync("partner", "create", "tooled", "--name", "A shop", "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");

        Assert.Matches("price-list +1 +tea .*https://example.com/prices.pdf +价目表", (await server.Channelctl.DoneAsync("tool", "put", file)).Output);
        Assert.Matches("price-list +1", (await server.Channelctl.DoneAsync("tool", "put", file)).Output);
        Assert.Matches("price-list +1", (await server.Channelctl.DoneAsync("tool", "list", "--category", "tea")).Output);
        Assert.Matches("tooled +price-list +1 +[0-9a-f]{16}", (await server.Channelctl.DoneAsync("tool", "acknowledge", "tooled", "price-list", "1", "--person", "li-wei")).Output);
        Assert.Matches("tooled +price-list +1 +[0-9a-f]{16}", (await server.Channelctl.DoneAsync("tool", "acknowledged", "price-list", "--partner", "tooled")).Output);
        Assert.Equal(1, (await server.Channelctl.RunAsync("tool", "acknowledge", "tooled", "price-list", "2", "--person", "li-wei")).Code);
        Assert.Matches("(?s)certified +0.*others +1", (await server.Channelctl.DoneAsync("certificate", "effect", "product-training", "--period", $"{DateTime.UtcNow:yyyy-MM}")).Output);
    }
}
