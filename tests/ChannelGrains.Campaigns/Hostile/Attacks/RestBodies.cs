using System.IO.Compression;
using System.Text;
using ChannelGrains.Campaigns.Hostile.Wire;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>The same API as JSON: long, nested, compressed and endless bodies, with a key and without.</summary>
internal sealed class RestBodies : IAttack
{
    private const int Callers = 24, MostBytes = 4_000_000;

    public string Name => "rest-bodies";

    public Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => random.Next()).ToList().Select(seed => CallAsync(arena, new Random(seed), cancellationToken)));

    private static async Task CallAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        while (!cancellationToken.IsCancellationRequested)
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, arena.ManagementAddress + "/v1/transactions:submit") { Content = Body(random) };
                if (random.Next(3) > 0)
                    request.Headers.Add("x-api-key", HostileKeys.Attacker);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                arena.Statuses.Add((int)response.StatusCode switch { < 400 => StatusCode.OK, < 500 => StatusCode.InvalidArgument, 500 => StatusCode.Internal, _ => StatusCode.Unavailable },
                    $"HTTP {(int)response.StatusCode}");
                await Pacing.AfterRefusal();
            }
            catch (Exception exception) when (Statuses.IsEnd(exception))
            {
                arena.Statuses.Add(StatusCode.Cancelled);
            }
    }

    private static HttpContent Body(Random random)
    {
        if (random.Next(8) == 0)
            return new EndlessMessage(random.Next(MostBytes));
        var text = random.Next(3) switch
        {
            0 => new string('[', random.Next(100_000)),
            1 => $$"""{"sourceId": "{{new string('s', random.Next(MostBytes))}}"}""",
            _ => $$$"""{"sourceId": "s", "batch": {"partnerId": "p", "transactions": [{{{string.Join(',', Enumerable.Repeat("{}", random.Next(MostBytes / 4)))}}}]}}""",
        };
        var bytes = Encoding.UTF8.GetBytes(text);
        var isZipped = random.Next(2) == 0;
        var content = new ByteArrayContent(isZipped ? Zip(bytes) : bytes);
        content.Headers.Add("content-type", "application/json");
        if (isZipped)
            content.Headers.Add("content-encoding", "gzip");
        return content;
    }

    private static byte[] Zip(byte[] bytes)
    {
        var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return zipped.ToArray();
    }
}
