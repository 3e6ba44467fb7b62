using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Markets.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Two thousand watches of as many different questions about a year, while somebody sells; a tenth is never read.</summary>
internal sealed class ManyWatches : IAttack
{
    private const int Watches = 2_000, Connections = 10;

    public string Name => "many-watches";

    public async Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        var sourceId = await arena.NewSourceAsync();
        var partner = await arena.NewPartnerAsync();
        var channels = Enumerable.Range(0, Connections).Select(_ => arena.Connect()).ToList();
        var kind = random.Next(3);
        var watching = Enumerable.Range(0, Watches).Select(i => Open(channels[i % Connections], kind, i, partner, cancellationToken)).ToList();
        var number = 0;
        await arena.SendAsync(channels[0], sourceId, () =>
        {
            var category = $"cat{++number % 50}";
            return [HostileBatch.Of(arena.NextBatchId(), partner, [HostileTransaction.Sale($"w{number}", change: sale => sale.Lines[0].Category = category)])];
        }, window: 1, cancellationToken);
        await Task.WhenAll(watching.Select(watch => watch(arena.Statuses)));
    }

    private static Func<Statuses, Task> Open(GrpcChannel channel, int kind, int number, string partner, CancellationToken until)
    {
        var year = Month.Id[..4];
        var interval = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(50));
        var isRead = number % 10 > 0;
        return kind switch
        {
            0 => Reading(new MarketService.MarketServiceClient(channel).WatchMarketShare(
                new WatchMarketShareRequest { Period = year, Category = $"scope-{number}", PageSize = 1_000, MinInterval = interval }, cancellationToken: until), isRead, until),
            1 => Reading(new KpiService.KpiServiceClient(channel).WatchLeaderboard(
                new WatchLeaderboardRequest { Period = year, Scope = new ChannelScope { Category = $"cat{number}" }, PageSize = 1_000, MinInterval = interval }, cancellationToken: until), isRead, until),
            _ => Reading(new KpiService.KpiServiceClient(channel).WatchPartnerKpis(
                new WatchPartnerKpisRequest { PartnerId = number % 2 == 0 ? partner : $"nobody-{number}", Period = year, MinInterval = interval }, cancellationToken: until), isRead, until),
        };
    }

    private static Func<Statuses, Task> Reading<TAnswer>(AsyncServerStreamingCall<TAnswer> watch, bool isRead, CancellationToken cancellationToken)
    {
        var reading = ReadAsync(watch, isRead, cancellationToken);
        return async statuses => statuses.Add(await reading);
    }

    private static async Task<Exception> ReadAsync<TAnswer>(AsyncServerStreamingCall<TAnswer> watch, bool isRead, CancellationToken cancellationToken)
    {
        using (watch)
            try
            {
                while (isRead && await watch.ResponseStream.MoveNext(CancellationToken.None))
                {
                    // The answers themselves do not matter here.
                }
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (Exception exception) when (Statuses.IsEnd(exception))
            {
                return exception;
            }
        return new OperationCanceledException();
    }
}
