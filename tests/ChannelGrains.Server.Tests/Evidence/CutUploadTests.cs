using ChannelGrains.Evidence.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Server.Tests.Evidence;

/// <summary>Uploads that break off anywhere, by a cancellation or with their connection, and go on from what is held.</summary>
public sealed class CutUploadTests(SharedServer shared, ITestOutputHelper output)
{
    private const int Uploads = 1_000, AtOnce = 16, MostBytes = 400_000, MostChunk = 60_000;

    [Fact]
    public async Task Uploads_CutAtRandom_EndWholeAndOnce()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var partner = await shared.Client.CreatePartnerAsync();
        var cuts = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Uploads), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            var random = new Random(seed + number);
            var file = Files.Png(random.Next(8, MostBytes), seed ^ (number + 1));
            Interlocked.Add(ref cuts, await SendAsync(partner, file, random));
            Assert.Equal(file, await shared.Client.DownloadAsync(partner, Files.Sha256(file)));
        });

        output.WriteLine($"{cuts} cuts");
        Assert.True(cuts > Uploads / 2);
        Assert.Equal(Uploads + 1L, await shared.Client.VersionAsync(partner));
    }

    /// <returns>How often it was cut.</returns>
    private async Task<int> SendAsync(string partner, byte[] file, Random random)
    {
        for (var cuts = 0; ; cuts++)
        {
            var held = (await shared.Client.StatusAsync(partner, file)).HeldBytes;
            // Before, in or behind the file; the more often it was cut, the less.
            var until = cuts > 6 ? long.MaxValue : random.NextInt64(0, file.Length * 2L);
            using var channel = random.Next(4) == 0 ? GrpcChannel.ForAddress(shared.Server.GrpcAddress) : null;
            using var call = new EvidenceService.EvidenceServiceClient(channel ?? shared.Client.Channel).UploadEvidence();
            try
            {
                if (!await TrySendAsync(call.RequestStream, partner, file, held, until, random))
                {
                    // With its connection, or by itself.
                    channel?.Dispose();
                    continue;
                }
                Assert.Single((await call).File.Claims);
                return cuts;
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Aborted or StatusCode.OutOfRange && cuts < 50)
            {
                // What was cut before was still being read: what is held has changed since it was asked for.
                await Task.Delay(random.Next(10));
            }
        }
    }

    /// <returns>False where it is to be cut; else all is sent, or the call has ended before, and its answer says why.</returns>
    private static async Task<bool> TrySendAsync(IClientStreamWriter<UploadEvidenceRequest> requests, string partner, byte[] file, long held, long until, Random random)
    {
        try
        {
            await requests.WriteAsync(new UploadEvidenceRequest { Header = Files.Header(partner, file) });
            for (var at = held; at < file.Length;)
            {
                if (at >= until)
                    return false;
                var length = (int)Math.Min(random.Next(1, MostChunk), file.Length - at);
                await requests.WriteAsync(Files.Chunk(file, at, length));
                at += length;
            }
            await requests.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException or IOException)
        {
            return true;
        }
        return true;
    }
}
