using System.Security.Cryptography;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class EvidenceCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    [Fact]
    public async Task Evidence_OfAPartner_IsSentAndGot()
    {
        using var directory = new Testing.TemporaryDirectory();
        var (path, target) = (Path.Combine(directory.Path, "shelf.jpg"), Path.Combine(directory.Path, "again.jpg"));
        var file = RandomNumberGenerator.GetBytes(700_000);
        new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }.CopyTo(file, 0);
        await File.WriteAllBytesAsync(path, file);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        await server.Channelctl.DoneAsync("partner", "create", "shown", "--name", "A shop", "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");

        Assert.Matches("state +MISSING", (await server.Channelctl.DoneAsync("evidence", "status", "shown", sha256)).Output);
        var sent = (await server.Channelctl.DoneAsync("evidence", "upload", "shown", path, "--place", "shelf 3", "--device", "phone")).Output;
        Assert.Matches($"(?s)file +{sha256}.*image/jpeg.*local.*shelf 3 +phone", sent);
        await server.Channelctl.DoneAsync("evidence", "upload", "shown", path);
        Assert.Matches($"{sha256} +700,000 +image/jpeg +local .*shelf 3", (await server.Channelctl.DoneAsync("evidence", "list", "shown")).Output);
        // What a download that broke off left is gone on with.
        await File.WriteAllBytesAsync(target + ".part", file[..300_000]);
        await server.Channelctl.DoneAsync("evidence", "download", "shown", sha256, "--output", target);

        Assert.Equal(file, await File.ReadAllBytesAsync(target));
        Assert.Equal(["again.jpg", "shelf.jpg"], Directory.GetFiles(directory.Path).Select(Path.GetFileName).Order());
        Assert.Equal(2, (await server.Channelctl.RunAsync("evidence", "download", "shown", sha256, "--output", target)).Code);
        Assert.Equal(1, (await server.Channelctl.RunAsync("evidence", "upload", "shown", path, "--media-type", "image/png", "--place", new string('x', 300))).Code);
    }
}
