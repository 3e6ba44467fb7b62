using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Callers without a key: unary messages that never end, garbage, and streams that are opened and left.</summary>
internal sealed class NoKey : IAttack
{
    private const int Connections = 6, CallsOfConnection = 100, MessageBytes = 4_000_000;

    private static readonly string[] Methods =
    [
        "channelgrains.admin.v1.AdminService/BackupJournal", "channelgrains.ingest.v1.IngestService/SubmitTransactions",
        "channelgrains.ingest.v1.IngestService/StreamTransactions", "channelgrains.kpi.v1.KpiService/WatchPartnerKpis", "no.such.Service/Method",
    ];

    public string Name => "no-key";

    public async Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        var calls = new List<Task>();
        for (var connection = 0; connection < Connections; connection++)
        {
            var client = new HttpClient(new SocketsHttpHandler());
            cancellationToken.Register(client.CancelPendingRequests);
            for (var call = 0; call < CallsOfConnection; call++)
                calls.Add(CallAsync(client, arena, new Random(random.Next()), cancellationToken));
        }
        await Task.WhenAll(calls);
    }

    private static async Task CallAsync(HttpClient client, Arena arena, Random random, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"{arena.GrpcAddress}/{Methods[random.Next(Methods.Length)]}")
                {
                    Version = HttpVersion.Version20,
                    VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                    Content = random.Next(2) == 0 ? new EndlessMessage(MessageBytes) : new ByteArrayContent([0, 0, 0, 0, 50, .. Enumerable.Repeat((byte)255, 50)]),
                };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
                request.Headers.Add("te", "trailers");
                if (random.Next(4) == 0)
                    request.Headers.Add("x-api-key", new string('k', random.Next(20_000)));
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (response.Headers.TryGetValues("grpc-status", out var status))
                    arena.Statuses.Add((StatusCode)int.Parse(status.First()), "without a key");
                await Pacing.AfterRefusal();
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
            {
                arena.Statuses.Add(StatusCode.Cancelled);
                if (!cancellationToken.IsCancellationRequested)
                    await Pacing.AfterRefusal();
            }
    }
}
