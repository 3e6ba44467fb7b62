using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Servers;

/// <summary>Partners and sources, made before anything is measured.</summary>
internal static class Registration
{
    public const string Sequenced = "bench-sequenced", Keyed = "bench-keyed";

    /// <summary>Each of the two has a second source of its mode, of this longer name.</summary>
    public const string SecondSuffix = "-2";

    private const int CallsAtOnce = 128;

    /// <param name="server">Where.</param>
    /// <param name="partnerIds">Which partners.</param>
    /// <param name="describe">What they are, by their place; null where it does not matter.</param>
    public static async Task RegisterAsync(BenchmarkedServer server, IReadOnlyList<string> partnerIds, Func<int, Partner>? describe = null)
    {
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var ingest = new IngestService.IngestServiceClient(channel);
        foreach (var suffix in new[] { "", SecondSuffix })
        {
            await ingest.CreateSourceAsync(Source(Sequenced + suffix, SourceMode.Sequenced));
            await ingest.CreateSourceAsync(Source(Keyed + suffix, SourceMode.Keyed));
        }
        var partners = new PartnerService.PartnerServiceClient(channel);
        await Parallel.ForEachAsync(partnerIds.Index(), new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (one, cancellation) =>
            await partners.CreatePartnerAsync(Request(one.Item, describe?.Invoke(one.Index)), cancellationToken: cancellation));
    }

    private static CreateSourceRequest Source(string id, SourceMode mode) => new()
    {
        Source = new Source { SourceId = id, Mode = mode, DisplayName = id },
        RequestId = id,
    };

    private static CreatePartnerRequest Request(string id, Partner? partner) => new()
    {
        PartnerId = id,
        Partner = partner ?? new Partner { DisplayName = id, ChannelType = ChannelType.Intermediary, Region = "north" },
        InitialState = PartnerState.Active,
        RequestId = id,
    };
}
