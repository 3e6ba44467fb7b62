using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace ChannelGrains.Server.Tests.Hosting;

/// <summary>Messages of the API in what grains are asked and answer, as another process reads them.</summary>
public sealed class MessageCodecTests
{
    [Fact]
    public async Task Messages_WrittenByOneServer_AreReadByAnother()
    {
        await using var one = await TestServer.StartAsync();
        await using var other = await TestServer.StartAsync();
        var (writer, reader) = (one.Services.GetRequiredService<Serializer>(), other.Services.GetRequiredService<Serializer>());
        var partner = new Partner { PartnerId = "p", DisplayName = "渠道", Region = "cn/sichuan", TimeZone = "Asia/Shanghai" };

        Assert.Equal(partner, reader.Deserialize<Partner>(writer.SerializeToArray(partner)));
        Assert.Equal(partner, reader.Deserialize<IMessage>(writer.SerializeToArray<IMessage>(partner)));
        Assert.Equal(partner, reader.Deserialize<object>(writer.SerializeToArray<object>(partner)));
        var several = new List<Partner> { partner, new() { PartnerId = "q" }, partner };
        var read = reader.Deserialize<List<Partner>>(writer.SerializeToArray(several));
        Assert.Equal(several, read);
        Assert.Same(read![0], read[2]);
    }
}
