using ChannelGrains.Evidence.V1;

namespace ChannelGrains.Server.Tests.Evidence;

[Collection(nameof(Alone))]
public sealed class EvidenceMemoryTests(ITestOutputHelper output)
{
    private const int LargestBytes = 16 << 20, AtOnce = 6;

    private const long BudgetBytes = 16L << 20;

    /// <summary>What the budget lets the server hold, and half of it again for the clients' own chunks: a quarter of the files.</summary>
    private const long MostBytes = BudgetBytes * 3 / 2;

    [Fact]
    public async Task Upload_FilesOfTheLargestSizeAtOnce_TakesLittleMemory()
    {
        // All of them are 96 MiB, of which the budget would hold a sixth.
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Budget:TotalBytes"] = $"{BudgetBytes}", ["Budget:PrincipalBytes"] = $"{BudgetBytes}", ["Budget:ConnectionBytes"] = $"{BudgetBytes}" });
        var client = new TestClient(server.Channel);
        var partner = await client.CreatePartnerAsync();
        var file = Files.Png(LargestBytes, 1);
        // Once before, so that what clients, server and the pools of each thread keep however large a file is does not count.
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(number => UploadAsync(client, partner, file.AsSpan(0, LargestBytes / 8).ToArray(), (byte)number)));
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
        output.WriteLine($"{most} bytes more were in memory, with those of the clients");
        Assert.True(most < MostBytes, $"{most} bytes more were in memory, with those of the clients.");
        Assert.Equal((2 * AtOnce) + 1L, await client.VersionAsync(partner));
    }

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
