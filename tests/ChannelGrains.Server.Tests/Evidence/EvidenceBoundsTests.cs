using ChannelGrains.Evidence.V1;

namespace ChannelGrains.Server.Tests.Evidence;

public sealed class EvidenceBoundsTests
{
    private const int LargestBytes = 16 << 20, AtOnce = 6;

    [Fact]
    public async Task Upload_FilesOfTheLargestSizeAtOnce_TakesLittleMemory()
    {
        // All of them are 96 MiB, of which the budget would hold a sixth.
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Budget:TotalBytes"] = $"{16 << 20}", ["Budget:PrincipalBytes"] = $"{16 << 20}", ["Budget:ConnectionBytes"] = $"{16 << 20}" });
        var client = new TestClient(server.Channel);
        var partner = await client.CreatePartnerAsync();
        var file = Files.Png(LargestBytes, 1);
        var (before, most) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        using var sampled = new CancellationTokenSource();
        var sampling = Task.Run(async () =>
        {
            while (!sampled.IsCancellationRequested)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                await Task.Delay(100);
            }
        });

        // They differ in a byte, of which each has a copy on its way only.
        var names = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(number => UploadAsync(client, partner, file, (byte)number)));
        sampled.Cancel();
        await sampling;

        Assert.Equal(AtOnce, names.Distinct().Count());
        Assert.True(most < 48L << 20, $"{most} bytes more were in memory, with those of the clients.");
        Assert.Equal(AtOnce + 1L, await client.VersionAsync(partner));
    }

    [Fact]
    public async Task Upload_MoreFilesThanMayBeOnTheirWay_IsRefusedUntilTheyExpire()
    {
        var clock = DrivenClock.StartingAt(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(
            new Dictionary<string, string?> { ["Evidence:MaxPrincipalUploads"] = "2", ["Views:Enabled"] = "false", ["Reviews:Enabled"] = "false" }, time: clock);
        // Orleans says so when its clock jumps.
        server.ExpectsErrors = true;
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

    private static async Task<string> UploadAsync(TestClient client, string partner, byte[] file, byte last)
    {
        var header = Files.Header(partner, file);
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        hash.AppendData(file.AsSpan(0, file.Length - 1));
        hash.AppendData([last]);
        header.Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        var answer = await client.UploadAsync(header, Files.Chunks(file, 0).Select(chunk =>
        {
            if (chunk.Chunk.Offset + chunk.Chunk.Content.Length < file.Length)
                return chunk;
            var end = chunk.Chunk.Content.ToByteArray();
            end[^1] = last;
            return new UploadEvidenceRequest { Chunk = new EvidenceChunk { Offset = chunk.Chunk.Offset, Content = Google.Protobuf.ByteString.CopyFrom(end) } };
        }));
        return answer.File.Sha256;
    }
}
