using System.Diagnostics;
using System.Globalization;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Targets.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>A scorecard of sales alone, and sales by which partners spread over its bands: who does not sell is in the lowest one.</summary>
internal static class BandedSales
{
    private const int FrameBatches = 250, Target = 1_000;
    private const string Source = "bench-bands";

    private static readonly (string Band, string From, int Units)[] Steps = [("low", "0", 100), ("fair", "0.5", 600), ("good", "0.9", 1_000), ("excellent", "1.1", 1_300)];

    // Of a hundred sellers 60 stay low, 25 are fair, 14 good, 1 excellent.
    private static readonly int[] Shares = [60, 85, 99, 100];

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100), Longest = TimeSpan.FromMinutes(10);

    public static string[] Bands => [.. Steps.Select(step => step.Band)];

    /// <summary>Defines the scorecard, and has partners sell this month, spread evenly over all.</summary>
    public static async Task MakeAsync(BenchmarkedServer server, Func<int, string> idOf, int partners, int selling)
    {
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        await new ScorecardService.ScorecardServiceClient(channel).DefineScorecardAsync(new DefineScorecardRequest { Definition = Definition() });
        var ingest = new IngestService.IngestServiceClient(channel);
        await ingest.CreateSourceAsync(new CreateSourceRequest { Source = new Source { SourceId = Source, Mode = SourceMode.Keyed, DisplayName = Source } });
        var began = Stopwatch.GetTimestamp();
        using var stream = ingest.StreamTransactions();
        await stream.RequestStream.WriteAsync(new StreamTransactionsRequest { Open = new StreamOpen { SourceId = Source } });
        if (!await stream.ResponseStream.MoveNext(CancellationToken.None))
            throw new InvalidOperationException("The stream ended before it was opened.");
        var accepted = 0;
        foreach (var sellers in Enumerable.Range(0, selling).Chunk(FrameBatches))
        {
            var frame = new TransactionFrame();
            frame.Batches.AddRange(sellers.Select(seller => Batch(idOf(NumberOf(seller, partners, selling)), seller)));
            await stream.RequestStream.WriteAsync(new StreamTransactionsRequest { Frame = frame });
            for (var left = frame.Batches.Count; left > 0;)
            {
                if (!await stream.ResponseStream.MoveNext(CancellationToken.None) || stream.ResponseStream.Current.Results is not { } results)
                    throw new InvalidOperationException($"The stream ended: {stream.ResponseStream.Current}.");
                left -= results.Results.Count;
                accepted += results.Results.Sum(result => result.Accepted);
            }
        }
        await stream.RequestStream.CompleteAsync();
        Console.WriteLine($"  {accepted:N0} of {selling:N0} sales taken in {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s");
    }

    /// <summary>Waits until the bands are known and are those of the sales; says how long each took, and how long one follows a target.</summary>
    public static async Task AwaitAsync(BenchmarkedServer server, Func<int, string> idOf, int partners, int selling)
    {
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var client = new PartnerService.PartnerServiceClient(channel);
        var began = Stopwatch.GetTimestamp();
        var refused = 0;
        var (longest, known) = (TimeSpan.Zero, TimeSpan.Zero);
        await UntilAsync(async () =>
        {
            var from = Stopwatch.GetTimestamp();
            try
            {
                var top = await client.ListPartnersAsync(new ListPartnersRequest { Band = Steps[^1].Band, PageSize = 1_000 });
                known = known == TimeSpan.Zero ? Stopwatch.GetElapsedTime(began) : known;
                return top.Partners.Count >= Math.Min(1_000, selling / 100 * 9 / 10);
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable)
            {
                refused++;
                return false;
            }
            finally
            {
                longest = Stopwatch.GetElapsedTime(from) is var took && took > longest ? took : longest;
            }
        });
        Console.WriteLine($"  ready {server.StartTook.TotalSeconds:0.0} s after the start; bands known {known.TotalSeconds:0.0} s after that ({refused} lists of a band refused meanwhile, the longest call {longest.TotalSeconds:0.00} s), with all sales after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        await FollowAsync(channel, idOf(NumberOf(Shares[0], partners, selling)));
    }

    private static async Task FollowAsync(GrpcChannel channel, string partnerId)
    {
        var client = new PartnerService.PartnerServiceClient(channel);
        var partner = (await client.GetPartnerAsync(new GetPartnerRequest { PartnerId = partnerId })).Partner;
        List<double> seconds = [];
        // 600 units are much of the first target, and little of the second.
        foreach (var (target, band) in new[] { (1_200, Steps[^1].Band), (1_200_000, Steps[0].Band), (1_200, Steps[^1].Band) })
        {
            await new TargetService.TargetServiceClient(channel).SetTargetAsync(new SetTargetRequest
            {
                Scope = new TargetScope { PartnerId = partnerId },
                Year = System.DateTime.UtcNow.Year.ToString(CultureInfo.InvariantCulture),
                Amount = new Money { CurrencyCode = "CNY", Units = target },
            });
            var began = Stopwatch.GetTimestamp();
            await UntilAsync(async () => (await FindAsync(client, partner)).Band == band);
            seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }
        Console.WriteLine($"  a partner's band followed its target after {string.Join(", ", seconds.Select(s => s.ToString("0.0", CultureInfo.InvariantCulture)))} s");
    }

    /// <summary>The partner in a list by when partners were created, whose pages are read until it comes.</summary>
    private static async Task<Partner> FindAsync(PartnerService.PartnerServiceClient client, Partner partner)
    {
        var request = new ListPartnersRequest { Region = partner.Region, State = partner.State, ChannelType = partner.ChannelType, OrderBy = PartnerOrder.PartnerId, PageSize = 1_000 };
        while (true)
        {
            var page = await client.ListPartnersAsync(request);
            if (page.Partners.FirstOrDefault(one => one.PartnerId == partner.PartnerId) is { } found)
                return found;
            if (page.NextPageToken.Length == 0)
                throw new InvalidOperationException($"{partner.PartnerId} is not listed.");
            request.PageToken = page.NextPageToken;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Longest);
        while (!await condition())
            await Task.Delay(Poll, patience.Token);
    }

    /// <summary>15 of each 20 partners may sell for sure: no prospects, none that ends.</summary>
    private static int NumberOf(int seller, int partners, int selling)
    {
        var place = (int)((long)seller * (partners / 20 * 15) / selling);
        return place / 15 * 20 + 3 + place % 15;
    }

    private static ScorecardDefinition Definition()
    {
        var definition = new ScorecardDefinition
        {
            EffectiveFrom = System.DateTime.UtcNow.ToString("yyyy", CultureInfo.InvariantCulture) + "-01",
            Kpis = { new KpiDefinition { Kpi = KpiName.Sales, Direction = KpiDirection.HigherIsBetter, Weight = "1", Cap = "1.5", Target = Target.ToString(CultureInfo.InvariantCulture) } },
        };
        definition.Bands.AddRange(Steps.Select(step => new ScoreBand { Name = step.Band, From = step.From }));
        return definition;
    }

    private static TransactionBatch Batch(string partnerId, int seller)
    {
        var units = Steps[Array.FindIndex(Shares, share => seller % 100 < share)].Units;
        return new TransactionBatch
        {
            BatchId = seller + 1,
            PartnerId = partnerId,
            Transactions =
            {
                new Transaction
                {
                    TransactionId = "t", OccurredAt = Timestamp.FromDateTime(System.DateTime.UtcNow), Kind = TransactionKind.Sale, CurrencyCode = "CNY",
                    Lines = { new TransactionLine { Sku = "s", Category = "food", QuantityThousandths = 1_000, AmountMicros = units * 1_000_000L } },
                },
            },
        };
    }
}
