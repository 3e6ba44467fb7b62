using ChannelGrains.Evidence.V1;

namespace ChannelGrains.Server.Tests.Evidence;

public sealed class EvidenceBoundsTests
{
    [Fact]
    public async Task Upload_MoreFilesThanMayBeOnTheirWay_IsRefusedUntilTheyExpire()
    {
        var clock = DrivenClock.StartingAt(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(
            new Dictionary<string, string?> { ["Evidence:MaxPrincipalUploads"] = "2", ["Views:Enabled"] = "false", ["Reviews:Enabled"] = "false" }, time: clock);
        var client = new TestClient(server.Channel);
        var partner = await client.CreatePartnerAsync();
        foreach (var number in new[] { 1, 2 })
            await BeginAsync(client, partner, Files.Png(10_000, number));
        var third = Files.Png(10_000, 3);

        await Refused.WithAsync(StatusCode.ResourceExhausted, "UPLOADS_FULL", third, _ => client.UploadAsync(partner, third));
        // What is on its way can be gone on with.
        await client.UploadAsync(Files.Header(partner, Files.Png(10_000, 1)), Files.Chunks(Files.Png(10_000, 1), 5_000));
        await client.UploadAsync(partner, third);
        await BeginAsync(client, partner, Files.Png(10_000, 4));
        await Refused.WithAsync(StatusCode.ResourceExhausted, "UPLOADS_FULL", third, _ => client.UploadAsync(partner, Files.Png(10_000, 5)));

        clock.Advance(TimeSpan.FromDays(1.1));
        await client.UploadAsync(partner, Files.Png(10_000, 5));
        Assert.Equal(EvidenceState.Missing, (await client.StatusAsync(partner, Files.Png(10_000, 2))).State);
    }

    [Fact]
    public async Task Upload_WhereTheDiskHasNoRoom_IsRefused()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Evidence:ReserveMiB"] = $"{1 << 20}" });
        var client = new TestClient(server.Channel);
        var (partner, file) = (await client.CreatePartnerAsync(), Files.Png(1_000, 1));

        await Refused.WithAsync(StatusCode.ResourceExhausted, "EVIDENCE_DISK_FULL", file, _ => client.UploadAsync(partner, file));
        Assert.Equal(EvidenceState.Missing, (await client.StatusAsync(partner, file)).State);
    }

    private static async Task BeginAsync(TestClient client, string partner, byte[] file) => await Refused.WithAsync(
        StatusCode.FailedPrecondition, "FILE_INCOMPLETE", file, _ => client.UploadAsync(Files.Header(partner, file), [Files.Chunk(file, 0, 5_000)]));
}
